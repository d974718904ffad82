import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signIn, stranger } from "../../support/people.ts";
import { arrive, openStage, type Stage, type Visitor } from "../stage.ts";

let stage: Stage;
let admin: Visitor;
beforeAll(async () => {
  stage = await openStage("postgres");
  admin = await arrive(stage, { role: "admin", twoFactor: true });
});
afterAll(() => stage[Symbol.asyncDispose]());

const BET = { params: { game: "coinflip" as const }, body: { stake: 100, bet: { side: "heads" } } };

async function signInStatus({ person }: Visitor): Promise<number> {
  const door = stranger(stage.door);
  const { csrfToken } = await door.call("getSession", {});
  const { username, password } = person;
  const answer = await door.send(
    "POST",
    "/api/auth/sign-in/username",
    { username, password },
    { "x-csrf-token": csrfToken },
  );
  expect(answer.headers.getSetCookie().join()).not.toMatch(/session_token=[^;]{10}/);
  return answer.status;
}

test("a player who is banned in the middle of a hand is out at the next request, on every door, and stays out", async () => {
  const player = await arrive(stage);
  const hand = await player.person.call("playRound", {
    params: { game: "mines" },
    body: { stake: 100, bet: { mines: 3 } },
  });
  const body = { reason: "chip dumping", until: null };
  const banned = await admin.person.ask("banPlayer", { params: { id: player.id }, body });
  expect(banned.status).toBe(200);
  expect((await player.person.ask("playRound", BET)).status).toBe(401);
  expect(
    (await player.person.ask("moveRound", { params: { id: hand.round.id }, body: { move: { cell: 0 } } }))
      .status,
  ).toBe(401);
  expect((await player.person.ask("getWallet", {})).status).toBe(401);
  for (const path of ["/change-password", "/two-factor/enable"]) {
    const answer = await player.person.send("POST", `/api/auth${path}`, {
      currentPassword: player.person.password,
      newPassword: "another long enough one",
      password: player.person.password,
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
  }
  expect(await signInStatus(player)).toBe(403);
  const { rows } = await stage.house.app.database.pool.query("SELECT 1 FROM sessions WHERE user_id = $1", [
    player.id,
  ]);
  expect(rows).toEqual([]);
});

test("bets of a banned player that are under way when the ban comes are refused by the ledger itself", async () => {
  const player = await arrive(stage);
  let stop = false;
  const codes: number[] = [];
  const betting = Promise.all(
    Array.from({ length: 8 }, async () => {
      while (!stop) codes.push((await player.person.ask("playRound", BET)).status);
    }),
  );
  const answer = await admin.person.ask("banPlayer", {
    params: { id: player.id },
    body: { reason: "a bot", until: null },
  });
  const { rows } = await stage.house.app.database.pool.query<{ n: bigint }>(
    "SELECT count(*) AS n FROM rounds WHERE player_id = $1",
    [player.id],
  );
  stop = true;
  await betting;
  expect(answer.status).toBe(200);
  const after = await stage.house.app.database.pool.query<{ n: bigint }>(
    "SELECT count(*) AS n FROM rounds WHERE player_id = $1",
    [player.id],
  );
  expect(after.rows[0]?.n, "no round after the ban was answered").toBe(rows[0]?.n);
  expect(codes.filter((code) => ![201, 401, 423].includes(code))).toEqual([]);
});

test("an administrator ends all sessions of a player at once: copies of their cookies are worth nothing, the password is", async () => {
  const player = await arrive(stage);
  const elsewhere = await signIn(stage.door, player.person);
  for (const person of [player.person, elsewhere])
    expect((await person.ask("getWallet", {})).status).toBe(200);
  const body = { reason: "asked for it by telephone" };
  const answer = await admin.person.ask("signOutPlayer", { params: { id: player.id }, body });
  expect(answer.status).toBe(200);
  for (const person of [player.person, elsewhere])
    expect((await person.ask("getWallet", {})).status).toBe(401);
  expect((await (await signIn(stage.door, player.person)).ask("getWallet", {})).status).toBe(200);
});

test("a round that is over takes no move, whatever the move", async () => {
  const { person } = await arrive(stage);
  const { round } = await person.call("playRound", BET);
  const params = { id: round.id };
  for (const move of [{ cell: 0 }, { cashOut: true }, {}])
    expect(await person.ask("moveRound", { params, body: { move } })).toMatchObject({
      status: 409,
      body: { code: "round-settled" },
    });
});

test("a player who has excluded themselves may look at everything and stake nothing, in any session", async () => {
  const player = await arrive(stage);
  const before = (await player.person.call("getWallet", {})).balances;
  const answer = await player.person.ask("selfExclude", { body: { months: 6 } });
  expect(answer.status).toBe(200);
  const again = await signIn(stage.door, player.person);
  expect(await again.ask("playRound", BET)).toMatchObject({ status: 423, body: { code: "excluded" } });
  const looser = await again.ask("putLimits", { body: { limits: [] } });
  expect(looser.status).toBe(200);
  expect(await again.ask("playRound", BET)).toMatchObject({ status: 423 });
  expect((await again.call("getWallet", {})).balances).toEqual(before);
  const admins = await admin.person.ask("askGrant", {
    body: { playerId: player.id, currency: "credits", amount: 1, reason: "a test" },
  });
  expect(admins.status).toBe(201);
  expect(await again.ask("playRound", BET)).toMatchObject({ status: 423 });
});

test("who loses a role loses it at the next request: what was open before is shut", async () => {
  const second = await arrive(stage, { role: "admin", twoFactor: true });
  expect((await second.person.ask("findPlayers", { query: {} })).status).toBe(200);
  const body = { reason: "left", role: "player" as const };
  expect((await admin.person.ask("setPlayerRole", { params: { id: second.id }, body })).status).toBe(200);
  expect((await second.person.ask("findPlayers", { query: {} })).status).toBe(401);
  const late = await second.person.ask("askGrant", {
    body: { playerId: second.id, currency: "credits", amount: 1, reason: "for me" },
  });
  expect(late.status).toBe(401);
});

test("nobody gives themselves a role, a verified address or money by naming it in a body", async () => {
  const player = await arrive(stage);
  const more = {
    role: "admin",
    emailVerified: true,
    email_verified: true,
    banned: false,
    balance: 10 ** 12,
    balances: { credits: 10 ** 12 },
    id: randomUUID(),
  };
  const before = (await player.person.call("getWallet", {})).balances;
  await player.person.send("PATCH", "/api/v1/me", { username: player.person.username, ...more });
  await player.person.send("POST", "/api/auth/update-user", more);
  await player.person.send("POST", "/api/auth/passkey/update-passkey", more);
  await player.person.send("PUT", "/api/v1/limits", { limits: [], ...more });
  const { player: now } = await player.person.call("getSession", {});
  expect(now).toMatchObject({ id: player.id, role: "player", emailVerified: false });
  expect((await player.person.call("getWallet", {})).balances).toEqual(before);
});
