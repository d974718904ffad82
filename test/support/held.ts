import pg from "pg";
import type { DatabaseSettings } from "../../src/db/database.ts";
import { until } from "./until.ts";

/** Rows that somebody else holds: whoever comes for them stands in line, in the order in which they came. */
export type Held = AsyncDisposable & {
  /** Resolves when so many stand in line for a lock in this database. */
  line(count: number): Promise<void>;
  /** Lets go: the first in line goes on. */
  release(): Promise<void>;
};

/** Holds what a statement locks (SELECT … FOR UPDATE), so that those who race for it all come before any of them has it. */
export async function hold(settings: DatabaseSettings, text: string, values: unknown[] = []): Promise<Held> {
  if (settings.kind !== "postgres") throw new Error("nobody else can hold a row of the embedded database");
  const client = new pg.Client({ connectionString: settings.url });
  await client.connect();
  await client.query("BEGIN");
  await client.query(text, values);
  const waiting = async (): Promise<number> => {
    // Inside a transaction who is there stays as it was when it was first looked at.
    await client.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await client.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM pg_locks JOIN pg_stat_activity USING (pid)
       WHERE NOT granted AND datname = current_database()`,
    );
    return rows[0]?.n ?? 0;
  };
  let isOver = false;
  const release = async (): Promise<void> => {
    if (isOver) return;
    isOver = true;
    await client.query("ROLLBACK");
    await client.end();
  };
  return {
    line: (count) => until(async () => (await waiting()) >= count),
    release,
    [Symbol.asyncDispose]: release,
  };
}
