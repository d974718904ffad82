import { randomUUID } from "node:crypto";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import pg from "pg";
import { type Database, type DatabaseSettings, openDatabase } from "../../src/db/database.ts";
import { migrate } from "../../src/db/migrate.ts";
import { machine, scratchFolder } from "./machine.ts";

/** Both engines of the house: a suite that holds on one is shown on the other with describe.each(ENGINES). */
export const ENGINES = ["postgres", "embedded"] as const;
export type Engine = (typeof ENGINES)[number];

/** A migrated database that nobody else has, gone when disposed of. */
export type FreshDatabase = AsyncDisposable & { readonly settings: DatabaseSettings };

const TEMPLATE = "rng_template";
const templateFolder = (): string => join(machine("TEST_SCRATCH"), "embedded-template");

const POOL_MAX = 8;
const STATEMENT_TIMEOUT_MS = 20_000;

export function urlOf(database: string): string {
  const url = new URL(machine("TEST_DATABASE_URL"));
  url.pathname = `/${database}`;
  return url.href;
}

const served = (name: string): DatabaseSettings & { kind: "postgres" } => ({
  kind: "postgres",
  url: urlOf(name),
  poolMax: POOL_MAX,
  statementTimeoutMs: STATEMENT_TIMEOUT_MS,
});

function rethrow(error: Error): void {
  throw error;
}

/** A statement on the maintenance database, as superuser. */
export async function maintain(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: machine("TEST_DATABASE_URL") });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function migrateAt(settings: DatabaseSettings): Promise<void> {
  const database = await openDatabase(settings, rethrow);
  try {
    await migrate(database);
  } finally {
    await database.close();
  }
}

/** Migrates once per run; every fresh database is a copy. */
export async function makeTemplates(engines: readonly Engine[] = ENGINES): Promise<void> {
  const there = await maintain(`SELECT 1 FROM pg_database WHERE datname = '${TEMPLATE}'`);
  if (there.length > 0) return;
  await maintain(`CREATE DATABASE ${TEMPLATE}`);
  // One after the other: the embedded one keeps this process busy for seconds, and an idle transaction is cut off.
  if (engines.includes("postgres")) await migrateAt(served(TEMPLATE));
  if (engines.includes("embedded")) await migrateAt({ kind: "embedded", folder: templateFolder() });
}

/** `where`: more of CREATE DATABASE, such as a tablespace. */
export async function freshServed(where = ""): Promise<FreshDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await maintain(`CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} ${where}`);
  return {
    settings: served(name),
    async [Symbol.asyncDispose]() {
      await maintain(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function freshEmbedded(): Promise<FreshDatabase> {
  const folder = scratchFolder("embedded");
  await cp(templateFolder(), folder, { recursive: true });
  return { settings: { kind: "embedded", folder }, async [Symbol.asyncDispose]() {} };
}

export const freshDatabase = (engine: Engine): Promise<FreshDatabase> =>
  engine === "postgres" ? freshServed() : freshEmbedded();

/** A fresh database, opened. A connection that dies while idle fails the test. */
export async function openFresh(engine: Engine): Promise<AsyncDisposable & { readonly database: Database }> {
  const fresh = await freshDatabase(engine);
  const database = await openDatabase(fresh.settings, rethrow);
  return {
    database,
    async [Symbol.asyncDispose]() {
      await database.close();
      await fresh[Symbol.asyncDispose]();
    },
  };
}
