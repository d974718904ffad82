import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Played } from "../../src/contract/rounds.ts";
import { type Branch, openBranch } from "../support/branch.ts";
import { ENGINES } from "../support/database.ts";
import { Declined, type Person, signUp } from "../support/people.ts";
import { patiently, playPatiently } from "./patient.ts";

const BETS = 1_000;
const PROCESSES = 4;
/** A fiftieth of the opening balance: a thousand of these run into an empty wallet again and again. */
const STAKE = 1_000;

const flip = (person: Person, stake: number): Promise<Played> =>
  playPatiently(person, { params: { game: "coinflip" }, body: { stake, bet: { side: "heads" } } });

describe.each(ENGINES)("on %s", (engine) => {
  let branch: Branch;
  beforeAll(async () => {
    branch = await openBranch(engine, PROCESSES);
  });
  afterAll(() => branch?.[Symbol.asyncDispose]());

  test(`${BETS} bets of one player at once, through every process: the balance is exact, never negative, and no nonce is used twice`, async () => {
    const [first] = branch.servers;
    if (first === undefined) throw new Error("no process is open");
    const player = await patiently(() => signUp(first));
    const before = (await patiently(() => player.call("getWallet", {}))).balances.credits;
    const doors = branch.servers.map((server) => player.through(server));

    const answers = await Promise.allSettled(
      Array.from({ length: BETS }, (_, at) => flip(doors[at % doors.length] ?? player, STAKE)),
    );

    const rounds = answers.filter((answer) => answer.status === "fulfilled").map((answer) => answer.value);
    const refusals = answers.filter((answer) => answer.status === "rejected").map((answer) => answer.reason);
    // The only reason to refuse is an empty wallet.
    const codes = refusals.map((error) => (error instanceof Declined ? error.problem.code : String(error)));
    expect(new Set(codes)).toEqual(new Set(refusals.length > 0 ? ["insufficient-funds"] : []));
    expect(rounds.length).toBeGreaterThanOrEqual(before / STAKE);

    const nonces = rounds.map(({ round }) => round.nonce).sort((a, b) => a - b);
    expect(nonces).toEqual(Array.from({ length: rounds.length }, (_, nonce) => nonce));

    // The answers, put in order by nonce, are the history of one wallet.
    let credits = before;
    for (const { round, balances } of rounds.toSorted((a, b) => a.round.nonce - b.round.nonce)) {
      credits += round.payout - round.stake;
      expect(balances.credits).toBe(credits);
      expect(credits).toBeGreaterThanOrEqual(0);
    }
    expect((await patiently(() => player.call("getWallet", {}))).balances.credits).toBe(credits);
  });

  test("50 equal requests with one Idempotency-Key: one round, 50 equal answers; the key with other inputs is refused", async () => {
    const [first] = branch.servers;
    if (first === undefined) throw new Error("no process is open");
    const player = await patiently(() => signUp(first));
    const doors = branch.servers.map((server) => player.through(server));
    const before = (await patiently(() => player.call("getWallet", {}))).balances.credits;
    const headers = { "idempotency-key": randomUUID() };
    const bet = (stake: number) => ({
      params: { game: "roulette" as const },
      body: { stake, bet: { bets: [{ type: "red", stake }] } },
    });

    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, at) =>
        playPatiently(doors[at % doors.length] ?? player, bet(500), headers),
      ),
    );

    const one = answers[0];
    expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify(one)]));
    const { rounds } = await patiently(() => player.call("listRounds", {}));
    expect(rounds.map((round) => round.id)).toEqual([one?.round.id]);
    const after = (await patiently(() => player.call("getWallet", {}))).balances.credits;
    expect(after).toBe(before - 500 + (one?.round.payout ?? Number.NaN));
    for (const door of doors) {
      const refused = await playPatiently(door, bet(600), headers).catch((error: unknown) => error);
      expect(refused).toMatchObject({ status: 409, problem: { code: "idempotency-key-reused" } });
    }
  });

  test("after all of that the books are right", async () => {
    expect(await branch.closeAndAudit()).toMatchObject({ ok: true });
  });
});
