import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** What a name looks like, and the keyed hashes of that, the newest key first. */
export type NameLook = { readonly key: string; readonly hashes: readonly Uint8Array[] };

/**
 * Whether a name that looks like this one is somebody else's, or was until lately. asker: the player who wants it,
 * whose own name it may be or have been.
 */
export async function isNameTaken(
  db: Kysely<Tables>,
  look: NameLook,
  now: Date,
  asker?: string,
): Promise<boolean> {
  // One statement, so one moment: a name that changes hands meanwhile is seen in one place or the other.
  const { rows } = await sql`
    SELECT 1 FROM players WHERE name_key = ${look.key} AND id IS DISTINCT FROM ${asker ?? null}::uuid
    UNION ALL
    SELECT 1 FROM held_names WHERE name_hash IN (${sql.join(look.hashes)}) AND held_until > ${now}
      AND (player_id IS NULL OR player_id IS DISTINCT FROM ${asker ?? null}::uuid)
    LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** A name that its owner gives up: a rename, or (without an owner from then on) a departure. */
export type HeldName = {
  readonly nameHash: Uint8Array;
  readonly playerId: string | undefined;
  readonly until: Date;
};

/** Holds a name back; one that is held already, for longer. */
export async function holdName(tx: Tx, { nameHash, playerId, until }: HeldName): Promise<void> {
  const row = { player_id: playerId ?? null, held_until: until };
  await tx
    .insertInto("held_names")
    .values({ name_hash: nameHash, ...row })
    .onConflict((conflict) => conflict.column("name_hash").doUpdateSet(row))
    .execute();
}
