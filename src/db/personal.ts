import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { Tx } from "./tx.ts";

/**
 * A table with rows of one person: what of it the person gets when asking for everything, and what becomes of it when
 * the person leaves. A test holds these lists to the database: no such table can be forgotten.
 */
export type PersonalTable = {
  readonly table: string;
  /** The column that says whose a row is. */
  readonly owner: string;
  /** The columns that are given out: none for secrets and for what is another's. */
  readonly columns: readonly string[];
  /** A time-ordered id to read many rows by, page after page. Without one, all rows are read at once. */
  readonly pageBy?: string;
  /** keep: belongs to the books, under the id as a pseudonym. delete: gone. blank: kept without these columns. */
  readonly onErase: "keep" | "delete" | { readonly blank: readonly string[] };
  /** Why it is kept, or what it is. */
  readonly why: string;
};

export type PersonalRow = Readonly<Record<string, unknown>>;

const PAGE = 1_000;

async function* readPage(database: Database, personal: PersonalTable, playerId: string, pageBy: string) {
  const { table, owner, columns } = personal;
  let after: string | undefined;
  for (;;) {
    const from = after === undefined ? sql`` : sql`AND ${sql.ref(pageBy)} > ${after}`;
    const { rows } = await sql<PersonalRow>`
      SELECT ${sql.join([...new Set([pageBy, ...columns])].map((name) => sql.ref(name)))} FROM ${sql.table(table)}
      WHERE ${sql.ref(owner)} = ${playerId} ${from}
      ORDER BY ${sql.ref(pageBy)} FETCH FIRST ${sql.lit(PAGE)} ROWS WITH TIES`.execute(database.db);
    yield* rows;
    if (rows.length < PAGE) return;
    after = String(rows.at(-1)?.[pageBy]);
  }
}

/** The rows of a person, oldest first where there is an order. */
export async function* readPersonal(
  database: Database,
  personal: PersonalTable,
  playerId: string,
): AsyncGenerator<PersonalRow> {
  const { table, owner, columns, pageBy } = personal;
  if (columns.length === 0) return;
  if (pageBy !== undefined) return yield* readPage(database, personal, playerId, pageBy);
  const { rows } = await sql<PersonalRow>`
    SELECT ${sql.join(columns.map((name) => sql.ref(name)))} FROM ${sql.table(table)}
    WHERE ${sql.ref(owner)} = ${playerId}`.execute(database.db);
  yield* rows;
}

/** Does to a table what it says is to be done when a person leaves. */
export async function erasePersonal(tx: Tx, personal: PersonalTable, playerId: string): Promise<void> {
  const { table, owner, onErase } = personal;
  if (onErase === "keep") return;
  if (onErase === "delete") {
    await sql`DELETE FROM ${sql.table(table)} WHERE ${sql.ref(owner)} = ${playerId}`.execute(tx);
    return;
  }
  const blanks = onErase.blank.map((name) => sql`${sql.ref(name)} = NULL`);
  await sql`UPDATE ${sql.table(table)} SET ${sql.join(blanks)} WHERE ${sql.ref(owner)} = ${playerId}`.execute(
    tx,
  );
}
