import type { Tx } from "../db/tx.ts";

/** A passkey that is younger than this goes when a password is reset: its owner may not be the one who added it. */
export const YOUNG_PASSKEY_DAYS = 30;

/** Removes the passkeys of a player that were added since a moment, and those of unknown age; how many. */
export async function dropPasskeysSince(tx: Tx, playerId: string, since: Date): Promise<number> {
  const result = await tx
    .deleteFrom("passkeys")
    .where("user_id", "=", playerId)
    .where((eb) => eb.or([eb("created_at", ">=", since), eb("created_at", "is", null)]))
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
