import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { LetterName } from "./letters.ts";

/** A letter that somebody holds the lease of. */
export type LeasedMail = {
  readonly id: string;
  readonly letter: LetterName;
  readonly recipient: string;
  readonly sealed: Uint8Array;
  readonly attempts: number;
  readonly usefulUntil: Date;
  readonly createdAt: Date;
};

export type NewMail = {
  readonly id: string;
  readonly playerId: string | undefined;
  readonly letter: LetterName;
  readonly recipient: string;
  readonly sealed: Uint8Array;
  readonly usefulUntil: Date;
  readonly now: Date;
};

export async function insertMail(db: Kysely<Tables>, mail: NewMail): Promise<void> {
  await db
    .insertInto("mails")
    .values({
      id: mail.id,
      player_id: mail.playerId ?? null,
      letter: mail.letter,
      recipient: mail.recipient,
      sealed: mail.sealed,
      state: "waiting",
      attempts: 0,
      due_at: mail.now,
      useful_until: mail.usefulUntil,
      created_at: mail.now,
    })
    .execute();
}

/**
 * Takes letters that are due, for a time: nobody else takes them meanwhile, and if this process dies they are free again
 * when the lease ends. The attempt counts as soon as it is begun.
 */
export async function leaseMails(
  db: Kysely<Tables>,
  now: Date,
  leasedUntil: Date,
  limit: number,
): Promise<LeasedMail[]> {
  const due = db
    .selectFrom("mails")
    .select("id")
    .where("state", "=", "waiting")
    .where("due_at", "<=", now)
    .where((eb) => eb.or([eb("leased_until", "is", null), eb("leased_until", "<=", now)]))
    .orderBy("due_at")
    .limit(limit)
    .forUpdate()
    .skipLocked();
  const rows = await db
    .updateTable("mails")
    .set((eb) => ({ leased_until: leasedUntil, attempts: eb("attempts", "+", 1) }))
    .where("id", "in", due)
    .returning(["id", "letter", "recipient", "sealed", "attempts", "useful_until", "created_at"])
    .execute();
  return rows.map((row) => ({
    id: row.id,
    letter: row.letter as LetterName,
    recipient: row.recipient,
    sealed: row.sealed ?? new Uint8Array(0),
    attempts: row.attempts,
    usefulUntil: row.useful_until,
    createdAt: row.created_at,
  }));
}

/** It is done with, one way or the other: what it said is forgotten. */
export async function endMail(
  db: Kysely<Tables>,
  id: string,
  state: "sent" | "refused" | "late",
  now: Date,
  error: string | undefined,
): Promise<void> {
  await db
    .updateTable("mails")
    .set({
      state,
      sealed: null,
      leased_until: null,
      done_at: now,
      last_error: error ?? null,
      // The farewell goes to somebody whose address has been forgotten everywhere else.
      recipient: sql<string>`CASE WHEN letter = 'account-erased' THEN '' ELSE recipient END`,
    })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}

/** It could not be handed over: tried again later. */
export async function postponeMail(
  db: Kysely<Tables>,
  id: string,
  dueAt: Date,
  error: string,
): Promise<void> {
  await db
    .updateTable("mails")
    .set({ due_at: dueAt, leased_until: null, last_error: error })
    .where("id", "=", id)
    .where("state", "=", "waiting")
    .execute();
}
