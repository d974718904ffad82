import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** A mailbox, and the keyed hashes by which it is known once its owner has left, the newest key first. */
export type Mailbox = { readonly key: string; readonly hashes: readonly Uint8Array[] };

/** Of a player p with a guard g, if there is one: an exclusion or a ban is running. */
const isKeptOut = (now: Date): RawBuilder<boolean> =>
  sql`(g.excluded_until > ${now} OR (p.banned IS TRUE AND (p.ban_expires IS NULL OR p.ban_expires > ${now})))`;

/** Whether a break, an exclusion or a ban stands against a new account for a mailbox: of somebody who is here, or who has left. */
export async function isMailboxBarred(db: Kysely<Tables>, mailbox: Mailbox, now: Date): Promise<boolean> {
  // One statement, so one moment: who leaves meanwhile is seen in one place or the other.
  const { rows } = await sql`
    SELECT 1 FROM departures WHERE mailbox_hash IN (${sql.join(mailbox.hashes)}) AND barred_until > ${now}
    UNION ALL
    SELECT 1 FROM players p LEFT JOIN play_guards g ON g.player_id = p.id
    WHERE p.mailbox_key = ${mailbox.key} AND (${isKeptOut(now)} OR g.break_until > ${now})
    LIMIT 1`.execute(db);
  return rows.length > 0;
}

/** Whether an exclusion or a ban of this player is running. */
export async function isPlayerBarred(db: Kysely<Tables>, playerId: string, now: Date): Promise<boolean> {
  const { rows } = await sql`
    SELECT 1 FROM players p LEFT JOIN play_guards g ON g.player_id = p.id
    WHERE p.id = ${playerId} AND ${isKeptOut(now)}`.execute(db);
  return rows.length > 0;
}
