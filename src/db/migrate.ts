import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { present } from "../base/assert.ts";
import type { Database } from "./database.ts";
import { sqlState } from "./tx.ts";

const FOLDER = new URL("../../migrations/", import.meta.url);
const NAME = /^(\d{4}_[a-z0-9-]+)\.sql$/;

async function readMigrations(): Promise<Record<string, Migration>> {
  const migrations: Record<string, Migration> = {};
  for (const file of (await readdir(FOLDER)).sort()) {
    if (!file.endsWith(".sql")) continue;
    // A file that is passed over in silence would be found missing far too late.
    const name = present(NAME.exec(file)?.[1], `a migration's name like 0001_one-word in ${file}`);
    const text = await readFile(new URL(file, FOLDER), "utf8");
    migrations[name] = {
      async up(db) {
        // Long statements may be; long queues behind a lock that is not had may not.
        await sql`SET LOCAL statement_timeout = 0`.execute(db);
        await sql`SET LOCAL lock_timeout = ${sql.lit(LOCK_TIMEOUT)}`.execute(db);
        await sql.raw(text).execute(db);
      },
    };
  }
  return migrations;
}

const migratorOf = (database: Database): Migrator =>
  new Migrator({ db: database.db, provider: { getMigrations: readMigrations } });

/** A migration that cannot have its locks at once gives way to the house and tries again: in all, a few minutes. */
const LOCK_TIMEOUT = "1s";
const ATTEMPTS_MAX = 120;
const PAUSE_MS = 250;
/** lock_not_available, deadlock_detected. */
const BLOCKED = new Set(["55P03", "40P01"]);

type Step = (migrator: Migrator) => ReturnType<Migrator["migrateToLatest"]>;

/** Everything is one transaction, so an attempt that gave up has changed nothing. */
async function runSteps(database: Database, step: Step): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const { error, results } = await step(migratorOf(database));
    if (!error) return (results ?? []).map((result) => result.migrationName);
    if (attempt === ATTEMPTS_MAX || !BLOCKED.has(sqlState(error) ?? "")) throw error;
    await pause(PAUSE_MS);
  }
}

/** Brings the database to the newest migration, in one transaction and under a lock; returns the names it applied. */
export const migrate = (database: Database): Promise<string[]> =>
  runSteps(database, (migrator) => migrator.migrateToLatest());

/** The same up to one migration: how an earlier version of the house looked. */
export const migrateTo = (database: Database, name: string): Promise<string[]> =>
  runSteps(database, (migrator) => migrator.migrateTo(name));

/** Names of migrations that are not applied yet. */
export async function pendingMigrations(database: Database): Promise<string[]> {
  const known = await migratorOf(database).getMigrations();
  return known.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}
