import type { Database } from "./database.ts";

const TABLES = `
SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables ORDER BY 1`;

/**
 * What a server's autovacuum does and the embedded database has nobody for: gives the room of deleted rows back to its
 * tables and counts what they hold. One table at a time, so that bets get their turn in between.
 */
export async function vacuum({ pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(TABLES);
  for (const { name } of rows) await pool.query(`VACUUM (ANALYZE) ${name}`);
}
