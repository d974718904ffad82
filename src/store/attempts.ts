import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** How patient a counter is. Waits double from firstWaitMs to waitMaxMs after the free failures; it forgets after forgetMs. */
export type Patience = {
  readonly free: number;
  readonly firstWaitMs: number;
  readonly waitMaxMs: number;
  readonly forgetMs: number;
};

/**
 * Counts an attempt before it is made, as if it failed, in one statement: any number of attempts at once are counted
 * one by one. Returns 0 when it may be made, otherwise the milliseconds to wait; a refused attempt counts for nothing.
 */
export async function takeAttempt(
  db: Kysely<Tables>,
  key: Uint8Array,
  patience: Patience,
  now: Date,
): Promise<number> {
  const { free, firstWaitMs, waitMaxMs, forgetMs } = patience;
  const forgotten = new Date(now.getTime() - forgetMs);
  const failures = sql`CASE WHEN attempts.last_at < ${forgotten} THEN 1 ELSE attempts.failures + 1 END`;
  const wait = sql`CASE WHEN ${failures} < ${free} THEN 0
    ELSE least(${waitMaxMs}::float8, ${firstWaitMs} * 2.0 ^ least(30, ${failures} - ${free})) END`;
  const { rows } = await sql<{ failures: number }>`
    INSERT INTO attempts (key, failures, last_at, blocked_until) VALUES (${key}, 1, ${now}, ${now})
    ON CONFLICT (key) DO UPDATE SET failures = ${failures}, last_at = ${now},
      blocked_until = ${now}::timestamptz + ${wait} * interval '1 millisecond'
    WHERE attempts.blocked_until <= ${now}
    RETURNING failures`.execute(db);
  if (rows.length > 0) return 0;
  const blocked = await db
    .selectFrom("attempts")
    .select("blocked_until")
    .where("key", "=", key)
    .executeTakeFirst();
  return Math.max(1, (blocked?.blocked_until.getTime() ?? 0) - now.getTime());
}

/** The attempt was right after all: takes it back. */
export async function giveBackAttempt(db: Kysely<Tables>, keys: readonly Uint8Array[]): Promise<void> {
  if (keys.length === 0) return;
  await db
    .updateTable("attempts")
    .set((eb) => ({ failures: eb.fn<number>("greatest", [sql.lit(0), eb("failures", "-", 1)]) }))
    .where("key", "in", keys)
    .execute();
}

/** Forgets what was counted. */
export async function clearAttempts(db: Kysely<Tables>, keys: readonly Uint8Array[]): Promise<void> {
  if (keys.length > 0) await db.deleteFrom("attempts").where("key", "in", keys).execute();
}
