import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ownHeaders, request, sendRaw } from "../../support/raw.ts";
import { arrive, openStage, type Stage, type Visitor } from "../stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres");
});
afterAll(() => stage[Symbol.asyncDispose]());

/** Amounts as they may stand in a body, valid JSON or not, that are no stake. */
const NO_AMOUNTS = [
  "-1",
  "-100",
  "-0",
  "0",
  "0.5",
  "100.5",
  "1e-37",
  "-1e-37",
  "5e-324",
  "NaN",
  "-NaN",
  "Infinity",
  "-Infinity",
  "1e400",
  "-1e400",
  "1e16",
  "9007199254740993",
  "1000000000000001",
  "9223372036854775808",
  "18446744073709551616",
  "1".repeat(400),
  "0x64",
  "1_000",
  "+100",
  "0100",
  '"100"',
  '"-100"',
  '"1e3"',
  '""',
  '"NaN"',
  '"1;UPDATE wallets SET balance=1"',
  "null",
  "true",
  "[100]",
  '{"valueOf":100}',
  "",
] as const;

/** A request with this text as its body, as the visitor's own page would send it. */
async function post({ person }: Visitor, method: string, path: string, body: string) {
  const headers = await ownHeaders(stage.door, person);
  const text = Buffer.from(body);
  return await sendRaw(
    stage.door,
    request(
      `${method} ${path}`,
      [
        ...headers,
        "Content-Type: application/json",
        `Idempotency-Key: ${randomUUID()}`,
        `Content-Length: ${text.length}`,
      ],
      body,
    ),
  );
}

/** Everything that money is in: the rows of all tables that a bet or a grant writes. */
async function books(): Promise<unknown> {
  const { rows } = await stage.house.app.database.pool.query(
    `SELECT (SELECT count(*) FROM rounds) AS rounds, (SELECT count(*) FROM transfers) AS transfers,
       (SELECT count(*) FROM idempotency) AS keys, (SELECT count(*) FROM grants) AS grants,
       (SELECT sum(next_nonce) FROM seats) AS nonces, (SELECT sum(balance) FROM wallets) AS balances,
       (SELECT count(*) FROM play_limits) AS limits`,
  );
  return rows[0];
}

test("no stake but a whole positive amount within the limits is taken: nothing is staked, no nonce used", async () => {
  const visitor = await arrive(stage);
  const before = await books();
  for (const stake of NO_AMOUNTS) {
    const bodies = [
      ["/api/v1/games/coinflip/rounds", `{"stake":${stake},"bet":{"side":"heads"}}`],
      ["/api/v1/games/mines/rounds", `{"stake":${stake},"bet":{"mines":3}}`],
      // Chips carry amounts of their own.
      ["/api/v1/games/roulette/rounds", `{"stake":100,"bet":{"bets":[{"type":"red","stake":${stake}}]}}`],
    ] as const;
    for (const [path, body] of bodies) {
      const answer = await post(visitor, "POST", path, body);
      expect([400, 409, 422], `${body} got ${answer.status} ${answer.text}`).toContain(answer.status);
    }
  }
  expect(await books()).toEqual(before);
});

test("a stake beyond what the player has, up to the largest amount there is, leaves the wallet as it was", async () => {
  const visitor = await arrive(stage);
  const { balances } = await visitor.person.call("getWallet", {});
  const before = await books();
  for (const stake of [balances.credits + 1, 1_000_000_000, 999_999_999_999_999, 1_000_000_000_000_000]) {
    const answer = await post(
      visitor,
      "POST",
      "/api/v1/games/coinflip/rounds",
      `{"stake":${stake},"bet":{"side":"heads"}}`,
    );
    expect([409, 422], answer.text).toContain(answer.status);
  }
  expect(await books()).toEqual(before);
});

test("no grant and no limit but with a whole amount within its bounds is taken", async () => {
  const admin = await arrive(stage, { role: "admin", twoFactor: true });
  const player = await arrive(stage);
  const before = await books();
  for (const amount of NO_AMOUNTS) {
    const grant = `{"playerId":"${player.id}","currency":"credits","reason":"a test","amount":${amount}}`;
    const granted = await post(admin, "POST", "/api/v1/admin/grants", grant);
    expect([400, 422], `${grant} got ${granted.status} ${granted.text}`).toContain(granted.status);
    // No amount at all takes a limit away, and nothing may be lost at all is a limit.
    if (["null", "0", "-0"].includes(amount)) continue;
    const limit = `{"limits":[{"kind":"loss","span":"day","amount":${amount}}]}`;
    const limited = await post(player, "PUT", "/api/v1/limits", limit);
    expect([400, 422], `${limit} got ${limited.status} ${limited.text}`).toContain(limited.status);
  }
  expect(await books()).toEqual(before);
});

test("a key that stands twice is read once: what is checked is what is settled", async () => {
  const visitor = await arrive(stage);
  for (const [body, stake] of [
    ['{"stake":100,"stake":-100,"bet":{"side":"heads"}}', undefined],
    ['{"stake":-100,"stake":100,"bet":{"side":"heads"}}', 100],
    ['{"stake":100,"bet":{"side":"heads"},"stake":200}', 200],
    ['{"bet":{"side":"heads"},"stake":100,"bet":{"side":"edge"}}', undefined],
  ] as const) {
    const answer = await post(visitor, "POST", "/api/v1/games/coinflip/rounds", body);
    if (stake === undefined) expect(answer.status, answer.text).toBe(422);
    else {
      expect(answer.status, answer.text).toBe(201);
      const { rows } = await stage.house.app.database.pool.query(
        "SELECT amount FROM transfers WHERE player_id = $1 AND kind = 'stake' ORDER BY id DESC LIMIT 1",
        [visitor.id],
      );
      expect(rows[0]).toEqual({ amount: BigInt(stake) });
    }
  }
  expect(await stage.house.app.books.audit()).toMatchObject({ ok: true });
});
