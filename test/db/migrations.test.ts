import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { migrate, migrateTo, pendingMigrations } from "../../src/db/migrate.ts";
import { maintain, urlOf } from "../support/database.ts";
import { machine } from "../support/machine.ts";

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
