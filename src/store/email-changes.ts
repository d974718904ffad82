import { hash } from "node:crypto";
import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

const hashOf = (token: string): Uint8Array => hash("sha256", token, "buffer");

/** An address that waits to be confirmed. */
export type EmailChange = { readonly email: string; readonly expiresAt: Date };

export async function readEmailChange(
  db: Kysely<Tables>,
  playerId: string,
  now: Date,
): Promise<EmailChange | undefined> {
  const row = await db
    .selectFrom("email_changes")
    .select(["email", "expires_at"])
    .where("player_id", "=", playerId)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return row && { email: row.email, expiresAt: row.expires_at };
}

/** One address can wait at a time: a new one takes the place of the last. */
export async function putEmailChange(
  tx: Tx,
  playerId: string,
  token: string,
  change: EmailChange,
  now: Date,
): Promise<void> {
  const row = {
    email: change.email,
    token_hash: hashOf(token),
    created_at: now,
    expires_at: change.expiresAt,
  };
  await tx
    .insertInto("email_changes")
    .values({ player_id: playerId, ...row })
    .onConflict((conflict) => conflict.column("player_id").doUpdateSet(row))
    .execute();
}

/** Takes the change that a token stands for: it works once. */
export async function takeEmailChange(
  tx: Tx,
  token: string,
  now: Date,
): Promise<{ readonly playerId: string; readonly email: string } | undefined> {
  const row = await tx
    .deleteFrom("email_changes")
    .where("token_hash", "=", hashOf(token))
    .returning(["player_id", "email", "expires_at"])
    .executeTakeFirst();
  return row && row.expires_at > now ? { playerId: row.player_id, email: row.email } : undefined;
}

export const dropEmailChange = async (db: Kysely<Tables>, playerId: string): Promise<void> =>
  void (await db.deleteFrom("email_changes").where("player_id", "=", playerId).execute());

/** Whether an address is an account's already. */
export async function isEmailTaken(db: Kysely<Tables>, email: string): Promise<boolean> {
  const row = await db.selectFrom("players").select("id").where("email", "=", email).executeTakeFirst();
  return row !== undefined;
}

/** Gives a player a confirmed address. A unique violation of email: another account has it. */
export async function setEmail(
  tx: Tx,
  playerId: string,
  email: string,
  mailboxKey: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("players")
    .set({ email, mailbox_key: mailboxKey, email_verified: true, updated_at: now })
    .where("id", "=", playerId)
    .execute();
}
