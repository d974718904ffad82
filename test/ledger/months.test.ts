import { expect, test } from "vitest";
import { ensureMonths, MONTHLY } from "../../src/ledger/months.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";

test("months stand ready ahead of time, and a round of such a month lies in its part with its transfers", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  await app.upkeep.prepareMonths();
  const { rows } = await app.database.pool.query<{ n: bigint }>(
    "SELECT count(*) AS n FROM pg_inherits WHERE inhparent = 'transfers'::regclass",
  );
  // This month, six ahead, and the part that nothing should ever lie in.
  expect(rows[0]?.n).toBe(8n);
  const player = await addPlayer(app);
  clock.advance(70 * 24 * 3_600_000);
  const month = new Date(clock()).toISOString().slice(0, 7).replace("-", "");
  await play(app, player, 3);
  for (const table of MONTHLY) {
    const found = await app.database.pool.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}_${month}`);
    expect(found.rows[0]?.n).toBeGreaterThanOrEqual(3n);
  }
  await app.upkeep.prepareMonths();
  await ensureMonths(app.database.db, new Date(clock()), 1);
});

test("a month can be taken off the tables, and the books say so until it is back, whole and unchanged", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  const { pool } = app.database;
  const player = await addPlayer(app);
  await play(app, player, 5);
  clock.advance(40 * 24 * 3_600_000);
  await play(app, player, 5);
  await sealAll(app);
  expect((await app.books.audit()).ok).toBe(true);
  const month = new Date(clock()).toISOString().slice(0, 7).replace("-", "");
  const bounds = async (table: string): Promise<string> => {
    const { rows } = await pool.query<{ bounds: string }>(
      "SELECT pg_get_expr(relpartbound, oid) AS bounds FROM pg_class WHERE relname = $1",
      [`${table}_${month}`],
    );
    return rows[0]?.bounds ?? "";
  };
  const [first, second] = MONTHLY;
  const parts = { [first]: await bounds(first), [second]: await bounds(second) };
  for (const table of MONTHLY) await pool.query(`ALTER TABLE ${table} DETACH PARTITION ${table}_${month}`);
  // What is detached is still guarded where that is possible, and missing from every proof.
  await expect(pool.query(`TRUNCATE transfers_${month}`)).rejects.toMatchObject({ code: "23001" });
  const without = await app.books.audit();
  expect(without.ok).toBe(false);
  expect(without.checks.filter((check) => check.difference).map(({ name }) => name)).toContain(
    "every balance is the sum of its transfers",
  );
  for (const table of MONTHLY)
    await pool.query(`ALTER TABLE ${table} ATTACH PARTITION ${table}_${month} ${parts[table]}`);
  await expect(pool.query(`DELETE FROM transfers_${month}`)).rejects.toMatchObject({ code: "23001" });
  await play(app, player, 2);
  await sealAll(app);
  expect((await app.books.audit()).checks.filter((check) => check.difference)).toEqual([]);
});
