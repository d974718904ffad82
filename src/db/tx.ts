import { sql, type Transaction } from "kysely";
import type { Database } from "./database.ts";
import type { Tables } from "./tables.ts";

/** A running transaction. Whatever writes money or rows that belong together takes one. */
export type Tx = Transaction<Tables>;

/** serialization_failure, deadlock_detected: the transaction did nothing and may be tried again. */
const RETRY = new Set(["40001", "40P01"]);
const ATTEMPTS_MAX = 5;

export const sqlState = (error: unknown): string | undefined =>
  typeof error === "object" && error !== null && "code" in error ? String(error.code) : undefined;

/** Whether somebody else has what a unique index lets only one have. */
export const isUniqueViolation = (error: unknown): boolean => sqlState(error) === "23505";

/**
 * Runs work in one READ COMMITTED transaction and commits; retried when PostgreSQL says that it may be.
 * Inside, only tx may be used: the embedded database has one connection, and an outer handle would wait for itself.
 */
export async function withTx<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await database.db.transaction().execute(work);
    } catch (error) {
      if (attempt === ATTEMPTS_MAX || !RETRY.has(sqlState(error) ?? "")) throw error;
    }
  }
}

/** For work that reads a great deal and that nobody waits for: its statements may take longer than a player's. */
export const unhurried = async (tx: Tx): Promise<void> =>
  void (await sql`SET LOCAL statement_timeout = 0`.execute(tx));
