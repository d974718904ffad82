import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** The tables that are kept in a part for every month. */
export const MONTHLY = ["transfers", "rounds"] as const;

/** The first days of this month and of the next ones. */
const firstDays = (from: Date, ahead: number): Date[] =>
  Array.from(
    { length: ahead + 1 },
    (_, month) => new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + month, 1)),
  );

/** Makes the parts of this month and of the next ones, as far as they are missing. */
export async function ensureMonths(db: Kysely<Tables>, from: Date, ahead: number): Promise<void> {
  for (const first of firstDays(from, ahead)) {
    const day = first.toISOString().slice(0, 10);
    for (const table of MONTHLY) await sql`SELECT ensure_month(${table}::regclass, ${day}::date)`.execute(db);
  }
}

/** The parts that are missing of this month and the next ones. */
export async function missingMonths(db: Kysely<Tables>, from: Date, ahead: number): Promise<string[]> {
  const names = firstDays(from, ahead).flatMap((first) =>
    MONTHLY.map((table) => `${table}_${first.toISOString().slice(0, 7).replace("-", "")}`),
  );
  const { rows } = await sql<{ name: string }>`
    SELECT c.relname AS name FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = ANY (${[...MONTHLY]}::regclass[])`.execute(db);
  const there = new Set(rows.map(({ name }) => name));
  return names.filter((name) => !there.has(name));
}

/** Rows that found no part of their month: there should be none, ever. */
export async function countHomeless(db: Kysely<Tables>): Promise<bigint> {
  const { rows } = await sql<{ n: bigint }>`
    SELECT (SELECT count(*) FROM transfers_other) + (SELECT count(*) FROM rounds_other) AS n`.execute(db);
  return rows[0]?.n ?? 0n;
}

/**
 * Forgets keys of money writes that are older than a moment, at most so many; the number of them. Keys that are the
 * player's own id are kept for ever: they say that the wallet was opened.
 */
export async function forgetKeys(db: Kysely<Tables>, before: Date, limit: number): Promise<bigint> {
  const { numAffectedRows } = await sql`
    DELETE FROM idempotency WHERE ctid = ANY (ARRAY(
      SELECT ctid FROM idempotency WHERE created_at < ${before} AND key <> player_id LIMIT ${limit}))`.execute(
    db,
  );
  return numAffectedRows ?? 0n;
}
