import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

export const DOCUMENTS = ["terms", "privacy"] as const;
export type DocumentName = (typeof DOCUMENTS)[number];

/** Which text it is that a player has agreed to. */
export type Agreed = { readonly document: DocumentName; readonly version: string };

/** A text that a player has agreed to, and when. */
export type Consent = Agreed & {
  readonly textHash: Uint8Array;
  readonly acceptedAt: Date;
};

/** Everything a player has agreed to, newest first. */
export async function readConsents(db: Kysely<Tables>, playerId: string): Promise<Consent[]> {
  const rows = await db
    .selectFrom("consents")
    .selectAll()
    .where("player_id", "=", playerId)
    .orderBy("accepted_at", "desc")
    .execute();
  return rows.map((row) => ({
    document: row.document,
    version: row.version,
    textHash: row.text_hash,
    acceptedAt: row.accepted_at,
  }));
}

/** Records an agreement; the first time counts. */
export async function insertConsent(db: Kysely<Tables>, playerId: string, consent: Consent): Promise<void> {
  await db
    .insertInto("consents")
    .values({
      player_id: playerId,
      document: consent.document,
      version: consent.version,
      text_hash: consent.textHash,
      accepted_at: consent.acceptedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
