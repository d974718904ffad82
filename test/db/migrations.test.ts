import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/db/database.ts";
import { migrate, migrateTo, pendingMigrations } from "../../src/db/migrate.ts";
import { createHealth } from "../../src/services/health.ts";
import { maintain, urlOf } from "../support/database.ts";
import { machine } from "../support/machine.ts";
import { until } from "../support/until.ts";
import { ROWS } from "./rows.ts";

const NAMES = readdirSync("migrations")
  .filter((name) => name.endsWith(".sql"))
  .map((name) => name.slice(0, -4))
  .sort();

async function emptyDatabase(): Promise<AsyncDisposable & { readonly url: string }> {
  const name = `steps_${randomUUID().replaceAll("-", "")}`;
  await maintain(`CREATE DATABASE ${name}`);
  return {
    url: urlOf(name),
    async [Symbol.asyncDispose]() {
      await maintain(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

const openAt = (url: string) =>
  openDatabase({ kind: "postgres", url, poolMax: 4, statementTimeoutMs: 5_000 }, () => {});

/** Everything about the tables as pg_dump writes it; what differs from run to run is left out. */
function schemaOf(url: string): string {
  const program = join(dirname(machine("TEST_POSTGRES")), "pg_dump");
  const text = execFileSync(program, ["--schema-only", "--no-owner", url], { encoding: "utf8" });
  return text
    .split("\n")
    .filter((line) => !/^(--|\\|SET |SELECT pg_catalog)/.test(line))
    .join("\n");
}

async function schemaOfFresh(): Promise<string> {
  await using fresh = await emptyDatabase();
  const database = await openAt(fresh.url);
  await migrate(database);
  await database.close();
  return schemaOf(fresh.url);
}

describe("from every earlier version", () => {
  test.each(NAMES.slice(0, -1))("%s leads to the same tables as a new house has", async (name) => {
    await using old = await emptyDatabase();
    const database = await openAt(old.url);
    await migrateTo(database, name);
    expect(await pendingMigrations(database)).toEqual(NAMES.slice(NAMES.indexOf(name) + 1));
    await migrate(database);
    expect(await pendingMigrations(database)).toEqual([]);
    await database.close();
    expect(schemaOf(old.url)).toBe(await schemaOfFresh());
  });
});

/** How many rows each table has, parts with their whole. */
async function countRows(database: Database): Promise<Map<string, bigint>> {
  const { rows } = await database.pool.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname !~ '^kysely'`,
  );
  const counts = new Map<string, bigint>();
  for (const { name } of rows) {
    const { rows: counted } = await database.pool.query<{ n: bigint }>(`SELECT count(*) AS n FROM ${name}`);
    counts.set(name, counted[0]?.n ?? 0n);
  }
  return counts;
}

/** Everybody signs in anew: the only rows that a migration has ever taken away. */
const EMPTIED = new Set(["0004_accounts sessions"]);

test("each migration meets rows of every version before it, and leaves them there", async () => {
  await using house = await emptyDatabase();
  const database = await openAt(house.url);
  for (const name of NAMES) {
    const before = await countRows(database);
    await migrateTo(database, name);
    const after = await countRows(database);
    for (const [table, rows] of before)
      expect([name, table, after.get(table)]).toEqual([
        name,
        table,
        EMPTIED.has(`${name} ${table}`) ? 0n : rows,
      ]);
    await database.pool.query(ROWS[name] ?? "");
  }
  const empty = [...(await countRows(database))].filter(([, rows]) => rows === 0n);
  expect(
    empty.map(([table]) => table),
    "a table without a row in test/db/rows.ts",
  ).toEqual([]);
  await database.close();
});

/** What the version before, which runs on meanwhile, or its rows, may not bear. */
const NOT_BORNE = [
  /\bDROP\b/i,
  /\bRENAME\b/i,
  /\bALTER\s+COLUMN\b/i,
  /\bADD\s+(CONSTRAINT|CHECK|UNIQUE|PRIMARY|FOREIGN)\b/i,
  /\bADD\s+COLUMN\s+\w+[^,;]*\bNOT\s+NULL\b(?![^,;]*\bDEFAULT\b)/i,
  /^\s*(UPDATE|DELETE|TRUNCATE|LOCK)\b/im,
  /\bOR\s+REPLACE\b/i,
];

/** What is so all the same, and why the version before can bear it. */
const BORNE: Readonly<Record<string, string>> = {
  "0010_reality-check": "the constraint is made wider: whatever was allowed still is",
  "0012_passkey-ids":
    "a passkey that two accounts have is an accident or an attack; the version before answers the second with a fault",
};

test("a migration only adds: the version before runs on what it leaves", () => {
  const faults = NAMES.slice(NAMES.indexOf("0004_accounts") + 1).flatMap((name) => {
    const text = readFileSync(`migrations/${name}.sql`, "utf8").replace(/--.*$/gm, "");
    const made = [...text.matchAll(/\bCREATE\s+TABLE\s+(\w+)/gi)].map(([, table]) => table);
    const unique = [...text.matchAll(/\bCREATE\s+UNIQUE\s+INDEX\s+\w+\s+ON\s+(\w+)/gi)].map(
      ([, table]) => table,
    );
    const borne = unique.every((table) => made.includes(table)) && !NOT_BORNE.some((what) => what.test(text));
    return borne ? [] : [name];
  });
  expect(faults).toEqual(Object.keys(BORNE));
});

test("a house whose tables are not there yet, or old, is not ready; once they are migrated it is", async () => {
  await using fresh = await emptyDatabase();
  const database = await openAt(fresh.url);
  const { readiness } = createHealth({ database, redis: () => "none" });
  const pending = { ready: false, database: "up", migrations: "pending", redis: "none" };
  expect(await readiness()).toEqual(pending);
  await migrateTo(database, NAMES.at(-2) as string);
  expect(await createHealth({ database, redis: () => "none" }).readiness()).toEqual(pending);
  await migrate(database);
  await until(async () => (await readiness()).ready);
  expect(await readiness()).toEqual({ ...pending, ready: true, migrations: "done" });
  await database.close();
});

test("several processes that start at once migrate once, and all of them are ready", async () => {
  await using fresh = await emptyDatabase();
  const databases = await Promise.all([1, 2, 3, 4].map(() => openAt(fresh.url)));
  const applied = await Promise.all(databases.map((database) => migrate(database)));
  expect(applied.map((names) => names.length).sort()).toEqual([0, 0, 0, NAMES.length]);
  await Promise.all(databases.map((database) => database.close()));
});

test("a migration does not stand in a busy house's way: it gives up its lock, lets others pass, and tries again", async () => {
  await using fresh = await emptyDatabase();
  const database = await openAt(fresh.url);
  await migrateTo(database, NAMES[2] as string);
  const busy = new pg.Client({ connectionString: fresh.url });
  await busy.connect();
  // A long statement holds the table that the next migrations change.
  await busy.query("BEGIN");
  await busy.query("LOCK TABLE players IN ACCESS SHARE MODE");
  const migrating = migrate(database);
  const waits: number[] = [];
  const other = new pg.Client({ connectionString: fresh.url });
  await other.connect();
  for (let n = 0; n < 8; n += 1) {
    const began = performance.now();
    await other.query("SELECT count(*) FROM players");
    waits.push(performance.now() - began);
  }
  await busy.query("COMMIT");
  expect((await migrating).length).toBe(NAMES.length - 3);
  // Nobody waited longer behind the migration than its lock time-out.
  expect(Math.max(...waits)).toBeLessThan(3_000);
  await Promise.all([busy.end(), other.end(), database.close()]);
});
