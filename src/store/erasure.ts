import { sql } from "kysely";
import type { Tx } from "../db/tx.ts";

/** Who a player is, locked, with what stands in the way of coming back. */
export type Leaving = {
  readonly role: string;
  readonly barredUntil: Date | undefined;
  /** Banned for good. */
  readonly banned: boolean;
  readonly mailboxKey: string | undefined;
  readonly username: string | undefined;
};

/** Takes the player's row for this transaction; undefined when there is no such player any more. */
export async function readLeaving(tx: Tx, playerId: string): Promise<Leaving | undefined> {
  const row = await tx
    .selectFrom("players")
    .select(["role", "banned", "ban_expires", "mailbox_key", "username"])
    .where("id", "=", playerId)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  const guard = await tx
    .selectFrom("play_guards")
    .select(["excluded_until", "banned_until", "break_until"])
    .where("player_id", "=", playerId)
    .executeTakeFirst();
  const { excluded_until, banned_until, break_until } = guard ?? {};
  const ends = [excluded_until, banned_until, break_until, row.banned ? row.ban_expires : undefined];
  const latest = Math.max(0, ...ends.map((end) => end?.getTime() ?? 0));
  return {
    role: row.role ?? "player",
    barredUntil: latest > 0 ? new Date(latest) : undefined,
    banned: row.banned === true && row.ban_expires === null,
    mailboxKey: row.mailbox_key ?? undefined,
    username: row.username ?? undefined,
  };
}

/** Gives the row a name and an address that say nothing but its id. */
export async function renameErased(tx: Tx, playerId: string, now: Date): Promise<void> {
  await tx
    .updateTable("players")
    .set({
      name: "deleted player",
      email: `${playerId}@deleted.invalid`,
      email_verified: false,
      erased_at: now,
      updated_at: now,
    })
    .where("id", "=", playerId)
    .execute();
}

/** Better Auth's one-time values that name the player. */
export const dropVerifications = async (tx: Tx, playerId: string): Promise<void> =>
  void (await sql`DELETE FROM verifications WHERE value LIKE ${`%${playerId}%`}`.execute(tx));
