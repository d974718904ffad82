import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** Something that is kept encrypted: the table, what names a row, and the column. */
type SealedColumn = {
  readonly table: string;
  readonly keys: readonly string[];
  readonly column: string;
  /** Who a row's secret is tied to (associated data), from its keys. */
  readonly ownerOf: (keys: readonly string[]) => string;
};

/** What the sealer (sealed-seed.ts) has encrypted. */
export const SEALED = {
  seeds: {
    table: "seed_pairs",
    keys: ["player_id", "id"],
    column: "sealed_seed",
    ownerOf: ([player, id]) => `${player}/${id}`,
  },
  letters: { table: "mails", keys: ["id"], column: "sealed", ownerOf: ([id]) => `mail/${id}` },
} as const satisfies Record<string, SealedColumn>;

export type SealedRow = {
  readonly keys: readonly string[];
  readonly owner: string;
  readonly sealed: Uint8Array;
};

/** What a sealed value begins with when a key sealed it: version 1, the length of the key's id, the id. */
const beginningOf = (keyId: string): Buffer => Buffer.from([1, keyId.length, ...Buffer.from(keyId, "ascii")]);

/** Rows after a place, in the order of their keys, that another key than this one has sealed. */
export async function readSealedOtherwise(
  db: Kysely<Tables>,
  of: SealedColumn,
  keyId: string,
  after: readonly string[] | undefined,
  limit: number,
): Promise<SealedRow[]> {
  const beginning = beginningOf(keyId);
  const keys = sql.join(of.keys.map((name) => sql.ref(name)));
  const from =
    after === undefined ? sql`` : sql`AND (${keys}) > (${sql.join(after.map((key) => sql`${key}::uuid`))})`;
  const { rows } = await sql<Record<string, unknown>>`
    SELECT ${sql.join(of.keys.map((name) => sql`${sql.ref(name)}::text`))}, ${sql.ref(of.column)} AS sealed
    FROM ${sql.table(of.table)}
    WHERE ${sql.ref(of.column)} IS NOT NULL
      AND substring(${sql.ref(of.column)} FROM 1 FOR ${beginning.length}) <> ${beginning} ${from}
    ORDER BY ${keys} LIMIT ${limit}`.execute(db);
  return rows.map((row) => {
    const names = of.keys.map((name) => String(row[name]));
    return { keys: names, owner: of.ownerOf(names), sealed: row["sealed"] as Uint8Array };
  });
}

/** Puts another sealed value in a row's place, if nobody has changed it meanwhile; whether it did. */
export async function replaceSealed(
  db: Kysely<Tables>,
  of: SealedColumn,
  row: SealedRow,
  sealed: Uint8Array,
): Promise<boolean> {
  const named = of.keys.map((name, at) => sql`${sql.ref(name)} = ${row.keys[at]}::uuid`);
  const { numAffectedRows = 0n } = await sql`
    UPDATE ${sql.table(of.table)} SET ${sql.ref(of.column)} = ${sealed}
    WHERE ${sql.join(named, sql` AND `)} AND ${sql.ref(of.column)} = ${row.sealed}`.execute(db);
  return numAffectedRows > 0n;
}

export type SecondFactor = { readonly id: string; readonly secret: string; readonly backupCodes: string };

/** Second factors after an id, in its order. */
export async function readSecondFactors(
  db: Kysely<Tables>,
  after: string | undefined,
  limit: number,
): Promise<SecondFactor[]> {
  const { rows } = await sql<{ id: string; secret: string; backup_codes: string }>`
    SELECT id, secret, backup_codes FROM two_factors
    ${after === undefined ? sql`` : sql`WHERE id > ${after}`} ORDER BY id LIMIT ${limit}`.execute(db);
  return rows.map(({ id, secret, backup_codes }) => ({ id, secret, backupCodes: backup_codes }));
}

/** The same as replaceSealed, for a second factor. */
export async function replaceSecondFactor(
  db: Kysely<Tables>,
  was: SecondFactor,
  now: Omit<SecondFactor, "id">,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    UPDATE two_factors SET secret = ${now.secret}, backup_codes = ${now.backupCodes}
    WHERE id = ${was.id} AND secret = ${was.secret} AND backup_codes = ${was.backupCodes}`.execute(db);
  return numAffectedRows > 0n;
}

/** Until when a mailbox of somebody who left, or a name that was given up, is recognised by a keyed hash; undefined when none is. */
export async function lastRecognised(db: Kysely<Tables>, now: Date): Promise<Date | undefined> {
  const { rows } = await sql<{ until: Date | null }>`
    SELECT greatest(
      (SELECT max(barred_until) FROM departures WHERE barred_until > ${now}),
      (SELECT max(held_until) FROM held_names WHERE held_until > ${now})) AS until`.execute(db);
  return rows[0]?.until ?? undefined;
}
