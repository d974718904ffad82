import type { Casino } from "./casino.ts";

/** What a house has written so far, bytes: tables with their indexes, and the write-ahead log. */
export type Weight = { readonly stored: number; readonly logged: number };

export async function weigh({ app }: Casino): Promise<Weight> {
  const { rows } = await app.database.pool.query<Weight>(
    `SELECT sum(pg_total_relation_size(oid))::float8 AS stored,
            pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::float8 AS logged
     FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  const [weight] = rows;
  if (weight === undefined) throw new Error("the database does not say what it holds");
  return weight;
}
