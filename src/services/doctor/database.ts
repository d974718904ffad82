import type { Clock } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { pendingMigrations } from "../../db/migrate.ts";
import { needsTimeline } from "../../ledger/timeline.ts";
import { lookAtContinuity } from "./continuity.ts";
import { bad, type Diagnosis, doubtful, fine, inTurn } from "./diagnosis.ts";

const CLOCK_SKEW_MAX_MS = 2_000;
const POSTGRES_MIN = 150_000;
/** For the operator, backups and replicas beside the house (docs/operations.md, "Connections"). */
const CONNECTIONS_SPARE = 10;

async function setting(database: Database, name: string): Promise<string> {
  const { rows } = await database.pool.query<{ value: string }>("SELECT current_setting($1) AS value", [
    name,
  ]);
  return rows[0]?.value ?? "";
}

async function version(database: Database): Promise<Diagnosis> {
  const number = Number(await setting(database, "server_version_num"));
  const found = `PostgreSQL ${Math.floor(number / 10_000)}.${number % 10_000}`;
  return number >= POSTGRES_MIN
    ? fine("database", found)
    : bad("database", found, "use PostgreSQL 15 or newer");
}

async function schema(database: Database): Promise<Diagnosis> {
  const pending = await pendingMigrations(database);
  return pending.length === 0
    ? fine("schema", "newest")
    : bad("schema", `waiting: ${pending.join(", ")}`, "npm run -s cli -- migrate");
}

async function timeline(database: Database): Promise<Diagnosis> {
  return (await needsTimeline(database.db))
    ? bad(
        "time line",
        "these books were restored into another database server, and no time line was begun",
        "npm run -s cli -- migrate, as the owner of the tables",
      )
    : fine("time line", "this server's own");
}

async function durability(database: Database): Promise<Diagnosis> {
  if (database.kind === "embedded")
    return doubtful(
      "durability",
      "embedded database: survives a crash of the process, not a power cut",
      "for anything that matters set DATABASE_URL to a PostgreSQL server",
    );
  const off: string[] = [];
  for (const key of ["fsync", "synchronous_commit", "full_page_writes"])
    if ((await setting(database, key)) === "off") off.push(key);
  return off.length === 0
    ? fine("durability", "fsync, synchronous_commit and full_page_writes are on")
    : bad(
        "durability",
        `${off.join(", ")} off`,
        `set ${off.join(", ")} to on in postgresql.conf: bets that were confirmed can be lost`,
      );
}

async function clockSkew(database: Database, clock: Clock): Promise<Diagnosis> {
  const beforeMs = clock();
  const { rows } = await database.pool.query<{ ms: number }>(
    "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS ms",
  );
  const theirsMs = rows[0]?.ms ?? 0;
  // It was read somewhere between our two readings: a slow answer is no wrong clock.
  const skew = Math.max(0, theirsMs - clock(), beforeMs - theirsMs);
  const found = `${Math.round(skew)} ms from the database`;
  return skew <= CLOCK_SKEW_MAX_MS
    ? fine("clock", found)
    : doubtful("clock", found, "let both machines keep time by NTP");
}

async function connections(database: Database, processes: number): Promise<Diagnosis> {
  if (database.kind === "embedded") return fine("connections", "one, to itself");
  const allowed = Number(await setting(database, "max_connections"));
  const poolMax = database.pool.options.max;
  const needed = processes * poolMax + CONNECTIONS_SPARE;
  const found = `${allowed} allowed; ${processes} processes of ${poolMax} and ${CONNECTIONS_SPARE} to spare are ${needed}`;
  return allowed >= needed
    ? fine("connections", found)
    : doubtful(
        "connections",
        found,
        "raise max_connections in postgresql.conf, or lower DATABASE_POOL_MAX or WEB_CONCURRENCY",
      );
}

const UNREACHABLE = "check DATABASE_URL, that the server runs, and whether this user may read there";

/** Looks at the database and its server, if there is one. processes: those of this machine that open a pool. */
export async function lookAtDatabase(
  database: Database,
  clock: Clock,
  processes: number,
): Promise<Diagnosis[]> {
  const reached = await inTurn([{ name: "database", look: () => version(database), mend: UNREACHABLE }]);
  if (reached.some(({ state }) => state === "bad")) return reached;
  const more = await inTurn([
    { name: "schema", look: () => schema(database), mend: UNREACHABLE },
    { name: "time line", look: () => timeline(database), mend: "npm run -s cli -- migrate" },
    { name: "durability", look: () => durability(database), mend: UNREACHABLE },
    { name: "clock", look: () => clockSkew(database, clock), mend: UNREACHABLE },
    { name: "connections", look: () => connections(database, processes), mend: UNREACHABLE },
  ]);
  return [...reached, ...more, ...(await lookAtContinuity(database, clock, UNREACHABLE))];
}
