import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { addPlayer } from "../support/play.ts";

const KEYS = 20_000;
const MORE_MAX = 0.2;

test("the room of forgotten keys is used again in the embedded database, which has no autovacuum; a server has one", async () => {
  await using house = await openHouse("embedded");
  const { app } = house;
  const { pool } = app.database;
  const player = await addPlayer(app);
  const size = async (): Promise<number> => {
    const { rows } = await pool.query<{ n: bigint }>("SELECT pg_table_size('idempotency') AS n");
    return Number(rows[0]?.n);
  };
  /** Keys of so many bets, three days old when they are forgotten. */
  const wear = async (): Promise<void> => {
    await pool.query(
      `INSERT INTO idempotency (player_id, key, input_hash, result_id, balance_after, created_at)
       SELECT $1, gen_random_uuid(), '\\x00', gen_random_uuid(), 0, now() - interval '3 days' FROM generate_series(1, ${KEYS})`,
      [player],
    );
    expect(await app.upkeep.forgetKeys()).toBe(BigInt(KEYS));
  };
  await wear();
  await app.upkeep.tidy?.();
  await wear();
  const once = await size();
  await app.upkeep.tidy?.();
  await wear();
  expect(await size()).toBeLessThanOrEqual(once * (1 + MORE_MAX));
  const { rows } = await pool.query<{ n: number }>(
    "SELECT reltuples::int AS n FROM pg_class WHERE relname = 'players'",
  );
  expect(rows[0]?.n, "rows counted for the planner").toBe(1);

  await using served = await openHouse("postgres");
  expect(served.app.upkeep.tidy).toBeUndefined();
});
