import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { ensureMonths, MONTHLY } from "../../src/ledger/months.ts";
import { type House, openHouse } from "../support/house.ts";
import { machine, scratchFolder } from "../support/machine.ts";
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
  const month = monthOf(clock());
  await play(app, player, 3);
  for (const table of MONTHLY) {
    const found = await app.database.pool.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${table}_${month}`);
    expect(found.rows[0]?.n).toBeGreaterThanOrEqual(3n);
  }
  await app.upkeep.prepareMonths();
  await ensureMonths(app.database.db, new Date(clock()), 1);
});

/** Where a part begins and ends, as ATTACH PARTITION wants to hear it. */
async function boundsOf({ database }: App, part: string): Promise<string> {
  const { rows } = await database.pool.query<{ bounds: string }>(
    "SELECT pg_get_expr(relpartbound, oid) AS bounds FROM pg_class WHERE relname = $1",
    [part],
  );
  return rows[0]?.bounds ?? "";
}

/** As the parts of a month are called. */
const monthOf = (ms: number): string => new Date(ms).toISOString().slice(0, 7).replace("-", "");

/** Rounds of two months, all of them sealed; the later month. */
async function playTwoMonths({ app, clock }: House): Promise<{ player: string; month: string }> {
  const player = await addPlayer(app);
  await play(app, player, 5);
  clock.advance(40 * 24 * 3_600_000);
  await play(app, player, 5);
  await sealAll(app);
  return { player, month: monthOf(clock()) };
}

test("a month can be taken off the tables, and the books say so until it is back, whole and unchanged", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { pool } = app.database;
  const { player, month } = await playTwoMonths(house);
  expect((await app.books.audit()).ok).toBe(true);
  const [first, second] = MONTHLY;
  const parts = {
    [first]: await boundsOf(app, `${first}_${month}`),
    [second]: await boundsOf(app, `${second}_${month}`),
  };
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

test("a month goes into an archive and off the disk, and comes back from it whole; one that was altered in the archive is found", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { pool } = app.database;
  const { player, month } = await playTwoMonths(house);
  const names = MONTHLY.map((table) => `${table}_${month}`);
  const bounds = await Promise.all(names.map((name) => boundsOf(app, name)));
  const archive = join(scratchFolder("archive"), "month.sql");
  const url = (app.config.database as { url: string }).url;
  const run = (program: string, ...args: string[]) =>
    promisify(execFile)(join(dirname(machine("TEST_POSTGRES")), program), [...args, `--dbname=${url}`]);
  const attach = async (): Promise<void> => {
    for (const [at, table] of MONTHLY.entries())
      await pool.query(`ALTER TABLE ${table} ATTACH PARTITION ${names[at]} ${bounds[at]}`);
  };
  const takeOff = async (): Promise<void> => {
    for (const [at, table] of MONTHLY.entries())
      await pool.query(`ALTER TABLE ${table} DETACH PARTITION ${names[at]}`);
  };
  const wrong = async (): Promise<string[]> =>
    (await app.books.audit()).checks.filter((check) => check.difference).map(({ name }) => name);

  const putAway = async (): Promise<void> => {
    await takeOff();
    await run("pg_dump", `--file=${archive}`, ...names.map((name) => `--table=${name}`));
    await pool.query(`DROP TABLE ${names.join(", ")}`);
  };
  const bringBack = async (): Promise<void> => {
    await run("psql", "--quiet", "--set=ON_ERROR_STOP=1", "--single-transaction", `--file=${archive}`);
    await attach();
  };

  await putAway();
  await bringBack();
  expect(await wrong()).toEqual([]);
  await expect(pool.query(`DELETE FROM ${names[0]}`)).rejects.toMatchObject({ code: "23001" });
  await play(app, player, 2);
  await sealAll(app);
  expect(await wrong()).toEqual([]);

  await putAway();
  const text = await readFile(archive, "utf8");
  // The first stake of the archive was one minor unit more.
  const altered = text.replace(/(\tstake\t0\t\S+\t\S+\t)100\t/, "$1101\t");
  expect(altered).not.toBe(text);
  await writeFile(archive, altered);
  await bringBack();
  expect(await wrong()).toContain("the chain of sealed blocks is unbroken");
});
