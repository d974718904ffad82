import type { Database } from "../db/database.ts";
import { pendingMigrations } from "../db/migrate.ts";

/** One thing that was looked at: how it is, and how to mend it when it is not right. */
export type Diagnosis = {
  readonly name: string;
  readonly state: "ok" | "warning" | "bad";
  readonly found: string;
  readonly mend?: string;
};

const CLOCK_SKEW_MAX_MS = 2_000;
const POSTGRES_MIN = 150_000;

async function setting(database: Database, name: string): Promise<string> {
  const { rows } = await database.pool.query<{ value: string }>("SELECT current_setting($1) AS value", [
    name,
  ]);
  return rows[0]?.value ?? "";
}

async function durability(database: Database): Promise<Diagnosis> {
  const name = "durability";
  if (database.kind === "embedded") {
    return {
      name,
      state: "warning",
      found: "embedded database: survives a crash of the process, not a power cut",
      mend: "for anything that matters set DATABASE_URL to a PostgreSQL server",
    };
  }
  const off: string[] = [];
  for (const key of ["fsync", "synchronous_commit", "full_page_writes"]) {
    if ((await setting(database, key)) === "off") off.push(key);
  }
  return off.length === 0
    ? { name, state: "ok", found: "fsync, synchronous_commit and full_page_writes are on" }
    : {
        name,
        state: "bad",
        found: `${off.join(", ")} off`,
        mend: `set ${off.join(", ")} to on in postgresql.conf: bets that were confirmed can be lost`,
      };
}

async function version(database: Database): Promise<Diagnosis> {
  const number = Number(await setting(database, "server_version_num"));
  const found = `PostgreSQL ${Math.floor(number / 10_000)}.${number % 10_000}`;
  return number >= POSTGRES_MIN
    ? { name: "database", state: "ok", found }
    : { name: "database", state: "bad", found, mend: "use PostgreSQL 15 or newer" };
}

async function schema(database: Database): Promise<Diagnosis> {
  const pending = await pendingMigrations(database);
  return pending.length === 0
    ? { name: "schema", state: "ok", found: "newest" }
    : {
        name: "schema",
        state: "bad",
        found: `waiting: ${pending.join(", ")}`,
        mend: "npm run -s cli -- migrate",
      };
}

async function clockSkew(database: Database, nowMs: () => number): Promise<Diagnosis> {
  const { rows } = await database.pool.query<{ ms: number }>(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
  );
  const skew = Math.abs((rows[0]?.ms ?? 0) - nowMs());
  const found = `${Math.round(skew)} ms from the database`;
  return skew <= CLOCK_SKEW_MAX_MS
    ? { name: "clock", state: "ok", found }
    : { name: "clock", state: "warning", found, mend: "let both machines keep time by NTP" };
}

/** Looks at the database with a doctor's eye. Each finding stands alone: one that fails is told and the next is made. */
export async function examineDatabase(database: Database, nowMs: () => number): Promise<Diagnosis[]> {
  const found: Diagnosis[] = [];
  for (const look of [version, schema, durability, (db: Database) => clockSkew(db, nowMs)]) {
    try {
      found.push(await look(database));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      found.push({
        name: "database",
        state: "bad",
        found: why,
        mend: "check DATABASE_URL and that the server runs",
      });
    }
  }
  return found;
}
