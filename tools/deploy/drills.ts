import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { openDatabase } from "../../src/db/database.ts";
import { createBackups } from "../../src/services/backups/backups.ts";
import { createBooks } from "../../src/services/books.ts";
import type { Players } from "./players.ts";
import type { System } from "./system.ts";

/** What a drill has shown, in a sentence, and whether it is good. */
export type Finding = { readonly text: string; readonly holds: boolean };

const at = (url: string) => ({ kind: "postgres", url, poolMax: 4, statementTimeoutMs: 60_000 }) as const;

/** Seals what can be sealed and proves the books of a database: what does not hold, undefined when all does. */
export async function auditAt(url: string): Promise<string | undefined> {
  const database = await openDatabase(at(url), () => {});
  try {
    const books = createBooks({ database, clock: Date.now });
    await books.seal();
    return (await books.audit()).checks.find((check) => check.difference)?.name;
  } finally {
    await database.close();
  }
}

export async function auditHouse(system: System): Promise<Finding> {
  const wrong = await auditAt(system.databaseUrl);
  return wrong
    ? { text: `audit: it does not hold that ${wrong}`, holds: false }
    : { text: "audit: the books are right", holds: true };
}

/** A dump, sealed and copied away, restored elsewhere, proved and held against the house's own chain. */
export async function drillDump(system: System): Promise<Finding> {
  const settings = at(system.databaseUrl);
  const database = await openDatabase(settings, () => {});
  const shelf = {
    folder: join(system.scratch, "backups"),
    copyFolder: join(system.scratch, "away"),
    key: "a key of this run that nobody needs again",
    hourlyKept: 2,
    dailyKept: 2,
  };
  const entropy = (bytes: number): Uint8Array => crypto.getRandomValues(new Uint8Array(bytes));
  const searchPath = process.env["PATH"] ?? "";
  try {
    await createBooks({ database, clock: Date.now }).seal();
    const backups = createBackups({ database, settings, clock: Date.now, entropy, searchPath, shelf });
    const { name, bytes } = await backups.make();
    const { checked } = await backups.drill();
    return {
      text: `dump: ${name} (${bytes} bytes) restored, ${checked} rows and blocks proved, the same chain`,
      holds: true,
    };
  } finally {
    await database.close();
  }
}

const SECOND_MS = 1_000;
const untilMs = (ms: number): Promise<void> => pause(Math.max(0, ms - Date.now()));

/**
 * A point in time while everybody plays: every bet that was answered before that second is there, none that was first sent
 * after it, and the books of that moment are right.
 */
export async function drillPointInTime(system: System, players: Players): Promise<Finding> {
  await system.archive.backUp(system.primary);
  await players.everybodyPlayed();
  const momentMs = Math.ceil(Date.now() / SECOND_MS + 1) * SECOND_MS;
  await untilMs(momentMs + 2 * SECOND_MS);
  await players.everybodyPlayed();
  const told = [...players.told];
  const moment = new Date(momentMs).toISOString().replace("T", " ").replace("Z", "+00");
  await archiveNow(system.primary.url);
  await using restored = await system.archive.restoreTo(system.primary, moment);
  const there = await roundIds(restored.url);
  const before = told.filter(([, { answeredMs }]) => answeredMs < momentMs);
  const after = told.filter(([, { askedMs }]) => askedMs > momentMs);
  const lost = before.filter(([id]) => !there.has(id)).length;
  const early = after.filter(([id]) => there.has(id)).length;
  const wrong = await auditAt(restored.url);
  const books = wrong ? `it does not hold that ${wrong}` : "the books are right";
  return {
    text: `point in time ${moment}: ${lost} of ${before.length} earlier bets lost, ${early} of ${after.length} later ones there, ${books}`,
    holds: lost === 0 && early === 0 && wrong === undefined && before.length > 0 && after.length > 0,
  };
}

async function roundIds(url: string): Promise<Set<string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: string }>("SELECT id FROM rounds");
    return new Set(rows.map(({ id }) => id));
  } finally {
    await client.end();
  }
}

/** What is in the archive only after archive_timeout is wanted there now. */
async function archiveNow(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ file: string }>("SELECT pg_walfile_name(pg_switch_wal()) AS file");
    const wanted = rows[0]?.file ?? "";
    for (;;) {
      const done = await client.query<{ last: string | null; failed: string }>(
        "SELECT last_archived_wal AS last, failed_count AS failed FROM pg_stat_archiver",
      );
      if ((done.rows[0]?.last ?? "") >= wanted) return;
      if (Number(done.rows[0]?.failed) > 5) throw new Error("the archive does not take what it is given");
      await pause(50);
    }
  } finally {
    await client.end();
  }
}
