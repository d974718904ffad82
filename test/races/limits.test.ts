import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../support/authenticator.ts";
import { type Branch, openBranch } from "../support/branch.ts";
import { ENGINES } from "../support/database.ts";
import { Declined, type Person, signIn, signUp } from "../support/people.ts";
import { patiently, playPatiently } from "./patient.ts";

const BETS = 1_000;

/** How a bet ended. */
async function bet(door: Person, stake: number): Promise<string> {
  const order = { params: { game: "coinflip" as const }, body: { stake, bet: { side: "heads" } } };
  try {
    await playPatiently(door, order);
    return "played";
  } catch (error) {
    if (error instanceof Declined) return error.problem.code;
    throw error;
  }
}

/** Bets through every process in turn, all at once; how each ended. */
const betAll = (doors: readonly Person[], count: number, stake: (n: number) => number): Promise<string[]> =>
  Promise.all(Array.from({ length: count }, (_, n) => bet(doors[n % doors.length] as Person, stake(n))));

const counted = (codes: readonly string[]) =>
  Object.fromEntries(
    Object.entries(Object.groupBy(codes, (code) => code)).map(([code, list]) => [code, list?.length]),
  );

async function arrive(branch: Branch) {
  const [first] = branch.servers;
  if (first === undefined) throw new Error("no process is open");
  const player = await patiently(() => signUp(first));
  return { first, player, doors: branch.servers.map((server) => player.through(server)) };
}

/** The first administrator, with the link that a new house prints and a second factor; and the token of the session since. */
async function administrator(branch: Branch) {
  const [first] = branch.servers;
  if (first === undefined) throw new Error("no process is open");
  const person = await patiently(() => signUp(first));
  const token = /\/setup#([\w-]+)/.exec(first.logs())?.[1] ?? "";
  await person.call("claimAdmin", { body: { token } });
  const begun = await person.send("POST", "/api/auth/two-factor/enable", { password: person.password });
  const code = codeOf((begun.body as { totpURI: string }).totpURI, Date.now());
  const proved = await person.send("POST", "/api/auth/two-factor/verify-totp", { code });
  expect(proved.status).toBe(200);
  const { csrfToken } = await person.call("getSession", {});
  return { person, headers: { "x-csrf-token": csrfToken } };
}

const idOf = async (player: Person): Promise<string> =>
  (await patiently(() => player.call("getSession", {}))).player?.id ?? "";

const todayOf = (player: Person) => patiently(async () => (await player.call("getWallet", {})).today);

describe.each(ENGINES)("on %s", (engine) => {
  // One house for all of them: everybody is somebody else there.
  let branch: Branch;
  beforeAll(async () => {
    branch = await openBranch(engine, 2);
  });
  afterAll(() => branch?.[Symbol.asyncDispose]());

  test(`${BETS} bets at once, through every process, never stake more than the wager limit and stop only when no stake fits`, async () => {
    const { player, doors } = await arrive(branch);
    const limit = 10_050;
    await patiently(() =>
      player.call("putLimits", { body: { limits: [{ kind: "wager", span: "day", amount: limit }] } }),
    );
    // Few wins and short odds: the limit ends it, not the wallet.
    const codes = await betAll(doors, BETS, () => 100);
    expect(counted(codes)).toEqual({ played: 100, "limit-reached": BETS - 100 });
    expect((await todayOf(player)).staked).toBe(10_000);
    const { limits } = await patiently(() => player.call("getLimits", {}));
    expect(limits).toMatchObject([{ kind: "wager", span: "day", amount: limit, used: 10_000 }]);
  });

  test(`${BETS} bets at once never lose more than the loss limit, at any moment`, async () => {
    const { player, doors } = await arrive(branch);
    const limit = 3_000;
    await patiently(() =>
      player.call("putLimits", { body: { limits: [{ kind: "loss", span: "week", amount: limit }] } }),
    );
    const codes = await betAll(doors, BETS, (n) => 100 + (n % 7) * 150);
    // Who wins early and keeps it never meets the limit: so much luck is no fault.
    expect(new Set(codes).isSubsetOf(new Set(["played", "limit-reached"]))).toBe(true);
    let loss = 0;
    let cursor: string | undefined;
    const rounds = [];
    do {
      const from: { cursor?: string } = cursor === undefined ? {} : { cursor };
      const page = await patiently(() => player.call("listRounds", { query: { limit: 100, ...from } }));
      rounds.push(...page.rounds);
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    for (const round of rounds.toSorted((a, b) => a.nonce - b.nonce)) {
      // Before its payout, the stake of a round is lost: not even then is the limit passed.
      expect(loss + round.stake).toBeLessThanOrEqual(limit);
      loss += round.stake - round.payout;
    }
    expect((await patiently(() => player.call("getLimits", {}))).limits[0]?.used).toBe(loss);
  });

  test("a limit that is set while bets are under way holds from the moment it is answered", async () => {
    const { player, doors } = await arrive(branch);
    const betting = betAll(doors, 400, () => 100);
    const { limits } = await patiently(() =>
      player.call("putLimits", {
        body: { limits: [{ kind: "wager", span: "month", amount: 500 }] },
      }),
    );
    const used = limits[0]?.used ?? 0;
    await betting;
    // What was settled before the limit was set stays; afterwards only what fits.
    expect((await todayOf(player)).staked).toBe(Math.max(used, 500));
  });

  test("no bet is settled after an exclusion is answered, in no process, and the session is over", async () => {
    const { first, player, doors } = await arrive(branch);
    const betting = betAll(doors, 400, () => 100);
    await patiently(() => player.call("selfExclude", { body: { months: 6 } }));
    const again = await patiently(() => signIn(first, player));
    const { staked } = await todayOf(again);
    expect(new Set(await betting).isSubsetOf(new Set(["played", "excluded", "unauthenticated"]))).toBe(true);
    expect((await todayOf(again)).staked).toBe(staked);
    expect(await betAll([again], 1, () => 100)).toEqual(["excluded"]);
    expect((await player.ask("getWallet", {})).status).toBe(401);
  });

  test("no bet is settled after a break is answered, in no process, and the player may still read", async () => {
    const { player, doors } = await arrive(branch);
    const betting = betAll(doors, 400, () => 100);
    await patiently(() => player.call("takeBreak", { body: { hours: 1 } }));
    const { staked } = await todayOf(player);
    expect(new Set(await betting).isSubsetOf(new Set(["played", "excluded"]))).toBe(true);
    expect(counted(await betAll(doors, 10, () => 100))).toEqual({ excluded: 10 });
    expect((await todayOf(player)).staked).toBe(staked);
  });

  test("no bet is settled after a ban is answered, in no process, whatever each believes of the session", async () => {
    const { player, doors } = await arrive(branch);
    const id = await idOf(player);
    const { person: admin, headers } = await administrator(branch);
    const creditsNow = async (): Promise<number> => {
      const { balances } = await admin.call("getPlayer", { params: { id } });
      return balances?.credits ?? -1;
    };
    const betting = betAll(doors, 400, () => 100);
    const ban = { params: { id }, body: { reason: "a test", until: null } };
    await patiently(() => admin.call("banPlayer", ban, headers));
    const credits = await creditsNow();
    expect(new Set(await betting).isSubsetOf(new Set(["played", "excluded", "unauthenticated"]))).toBe(true);
    const after = new Set(await betAll(doors, 10, () => 100));
    expect(after.isSubsetOf(new Set(["excluded", "unauthenticated"]))).toBe(true);
    expect(await creditsNow()).toBe(credits);
  });

  test("after all of that the books are right", async () => {
    expect(await branch.closeAndAudit()).toMatchObject({ ok: true });
  });
});
