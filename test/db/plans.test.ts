import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { openDatabase } from "../../src/db/database.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";
import { until } from "../support/until.ts";

const CROWD = 2_000;
const ROUNDS = 100_000;

/** A crowd that has played for a month: rows as the house writes them, made by the database itself. */
const FILL = `
CREATE TEMP TABLE crowd AS SELECT gen_random_uuid() AS id, n FROM generate_series(1, ${CROWD}) AS n;
INSERT INTO seed_pairs (player_id, id, state, sealed_seed, commitment, client_seed, created_at)
  SELECT id, id, 'active', '\\x00', 'c' || n, 'seed', now() FROM crowd;
INSERT INTO seats (player_id, seed_pair_id, next_nonce) SELECT id, id, ${ROUNDS / CROWD} FROM crowd;
INSERT INTO wallets (player_id, currency, balance) SELECT id, currency, 1000 FROM crowd, (VALUES (0), (1)) AS c(currency);
CREATE TEMP TABLE played AS
  SELECT crowd.id AS player_id, crowd.n, k,
    (left(first_uuid_of(now() - interval '1 minute' * k)::text, 14) || '7' || substr(gen_random_uuid()::text, 16))::uuid AS id
  FROM crowd, generate_series(1, ${ROUNDS / CROWD}) AS k;
INSERT INTO rounds (player_id, id, seed_pair_id, nonce, game, rules_id, state, stake, payout, bet, outcome, created_at, settled_at)
  SELECT player_id, id, player_id, k, 'coinflip', 'r', 'settled', 100, 0, '{}', '{}', now(), now() FROM played;
INSERT INTO transfers (player_id, id, leg, kind, currency, source, target, amount, created_at)
  SELECT player_id, id, leg, 'stake', 0, player_id, '00000000-0000-4000-8000-000000000001', 100, now()
  FROM played, (VALUES (0), (1)) AS l(leg);
INSERT INTO idempotency (player_id, key, input_hash, result_id, balance_after, created_at)
  SELECT player_id, gen_random_uuid(), '\\x00', id, 0, now() FROM played;
ANALYZE;`;

/** Scans of a whole table so far, of those tables that are large enough for it to matter. */
const SCANS = `
SELECT relname AS table, seq_scan::int AS scans FROM pg_stat_user_tables
WHERE relname ~ '^(rounds|transfers|idempotency|wallets|seats|seed_pairs)' AND n_live_tup >= ${CROWD} ORDER BY 1`;

/** Ends the other connections to this database, with what they have counted; those that are still there. */
const END_OTHERS = `
SELECT pg_terminate_backend(pid) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'`;

/** On connections of its own, at leisure: counters of a connection are complete once it has ended. */
async function runOnce({ config }: App, text: string): Promise<{ table: string; scans: bigint | number }[]> {
  const settings = config.database;
  if (settings.kind !== "postgres") throw new Error("not PostgreSQL");
  const database = await openDatabase({ ...settings, poolMax: 2, statementTimeoutMs: 120_000 }, () => {});
  try {
    const results: unknown = await database.pool.query(text);
    return (results as { rows: { table: string; scans: bigint | number }[] }).rows;
  } finally {
    await database.close();
  }
}

test(`with ${ROUNDS} rounds there, nothing that a player waits for reads a whole table: bets, history, statement, proof`, async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const once = (text: string) => runOnce(app, text);
  await once(FILL);
  const player = await addPlayer(app);
  const before = await once(SCANS);
  expect(before.map(({ table }) => table.replace(/_\d{6}$/, ""))).toEqual(
    expect.arrayContaining(["idempotency", "rounds", "seats", "seed_pairs", "transfers", "wallets"]),
  );
  await play(app, player, 12);
  const key = randomUUID();
  const bet = { game: "coinflip" as const, stake: 100n, bet: { side: "tails" }, playerId: player, key };
  const first = await app.rounds.play(bet);
  expect((await app.rounds.play(bet)).round.id).toBe(first.round.id);
  const page = await app.rounds.history(player, {}, 10);
  const last = page.at(-1);
  await app.rounds.history(player, { before: last?.id }, 10);
  await app.rounds.history(player, { game: "coinflip", state: "settled" }, 10);
  await app.rounds.proof(player, first.round.id);
  const lines = await app.wallet.statement(player, undefined, 10);
  const line = lines.at(-1);
  await app.wallet.statement(player, line && { id: line.id, leg: line.leg }, 10);
  await app.wallet.today(player);
  await app.wallet.balances(player);
  expect([page.length, lines.length]).toEqual([10, 10]);
  await until(async () => (await once(END_OTHERS)).length === 0);
  expect(await once(SCANS)).toEqual(before);
  // A statement that does read a whole table is seen by the same count.
  await once("SELECT count(*) FROM rounds WHERE payout = 77");
  expect(await once(SCANS)).not.toEqual(before);
});

test("the settle statement is planned once for batches of every size, not anew for each", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { pool } = app.database;
  await runOnce(app, FILL);
  const players: string[] = [];
  for (let n = 0; n < 8; n += 1) players.push(await addPlayer(app));
  for (let round = 0; round < 80; round += 1) {
    const bets = players.slice(0, 1 + (round % players.length)).map((player) => play(app, player, 1));
    await Promise.all(bets);
  }
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  let kept = 0n;
  for (const client of clients) {
    const { rows } = await client.query<{ generic: bigint; custom: bigint }>(
      "SELECT generic_plans AS generic, custom_plans AS custom FROM pg_prepared_statements WHERE name = 'settle'",
    );
    const { generic, custom } = rows[0] ?? { generic: 0n, custom: 0n };
    kept += generic;
    // PostgreSQL tries five of them on each connection before it judges.
    expect(Number(custom)).toBeLessThanOrEqual(5);
    client.release();
  }
  expect(Number(kept)).toBeGreaterThanOrEqual(80 - 5 * clients.length);
});
