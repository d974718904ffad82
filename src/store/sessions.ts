import { type Kysely, sql } from "kysely";
import { jsonArrayFrom } from "kysely/helpers/postgres";
import type { Tables } from "../db/tables.ts";
import type { Agreed } from "./consents.ts";
import { ACCOUNT_COLUMNS, accountOf, type Player } from "./players.ts";
import { hashToken } from "./session-token.ts";

/** A live session and its player. */
export type SessionRow = {
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly lastSeenAt: Date;
  readonly confirmedAt: Date;
  readonly player: Player;
  /** The texts that the player has agreed to. */
  readonly agreed: readonly Agreed[];
};

/** The sessions of tokens, with what their players have agreed to; left out when there is none (expiry is the caller's to check). */
export async function readSessions(
  db: Kysely<Tables>,
  tokens: readonly string[],
): Promise<Map<string, SessionRow>> {
  const byHash = new Map(tokens.map((token) => [hashToken(token), token]));
  const rows = await db
    .selectFrom("sessions as s")
    .innerJoin("players as p", "p.id", "s.user_id")
    .select(["s.token", "s.id as session_id", "s.expires_at", "s.last_seen_at", "s.confirmed_at"])
    .select(ACCOUNT_COLUMNS.map((column) => `p.${column}` as const))
    .select("p.banned")
    .select((row) =>
      jsonArrayFrom(
        row
          .selectFrom("consents as c")
          .select(["c.document", "c.version"])
          .whereRef("c.player_id", "=", "p.id"),
      ).as("agreed"),
    )
    .where("s.token", "=", sql<string>`ANY(${[...byHash.keys()]}::text[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      byHash.get(row.token) ?? "",
      {
        sessionId: row.session_id,
        expiresAt: row.expires_at,
        lastSeenAt: row.last_seen_at,
        confirmedAt: row.confirmed_at,
        player: { ...accountOf(row), banned: row.banned === true },
        agreed: row.agreed,
      },
    ]),
  );
}

/**
 * Notes that a session is in use. What it may idle is the gap that it was made with, between expires_at and
 * last_seen_at: the gap moves along with use, and never past the end that counts from the sign-in. Returns the new expiry.
 */
export async function touchSession(
  db: Kysely<Tables>,
  sessionId: string,
  now: Date,
  lifeMaxMs: number,
): Promise<Date | undefined> {
  const row = await db
    .updateTable("sessions")
    .set({
      last_seen_at: now,
      expires_at: sql<Date>`least(${now}::timestamptz + (expires_at - last_seen_at),
        created_at + ${lifeMaxMs} * interval '1 millisecond')`,
    })
    .where("id", "=", sessionId)
    .returning("expires_at")
    .executeTakeFirst();
  return row?.expires_at;
}

export const confirmSession = async (db: Kysely<Tables>, sessionId: string, now: Date): Promise<void> =>
  void (await db
    .updateTable("sessions")
    .set({ confirmed_at: now })
    .where("id", "=", sessionId)
    .executeTakeFirst());

/** The same session under another token: the one of before is worth nothing from here on. False when it is over. */
export async function renameSession(db: Kysely<Tables>, sessionId: string, token: string): Promise<boolean> {
  const result = await db
    .updateTable("sessions")
    .set({ token: hashToken(token) })
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** When the password was last shown in a session; undefined when there is no such session. */
export async function readConfirmedAt(db: Kysely<Tables>, sessionId: string): Promise<Date | undefined> {
  const row = await db
    .selectFrom("sessions")
    .select("confirmed_at")
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return row?.confirmed_at;
}

/** A session as its owner sees it in the list. */
export type OpenSession = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
};

/** As many as anybody looks through. Older ones end with "sign out everywhere", or by themselves. */
const LISTED_MAX = 100;

/** A player's live sessions, the one used last first: the newest hundred. */
export async function listSessions(db: Kysely<Tables>, playerId: string, now: Date): Promise<OpenSession[]> {
  const rows = await db
    .selectFrom("sessions")
    .select(["id", "user_agent", "ip_address", "created_at", "last_seen_at", "expires_at"])
    .where("user_id", "=", playerId)
    .where("expires_at", ">", now)
    .orderBy("last_seen_at", "desc")
    .limit(LISTED_MAX)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent ?? "",
    address: row.ip_address ?? "",
    createdAt: row.created_at,
    lastSeenAt: row.last_seen_at,
    expiresAt: row.expires_at,
  }));
}

/** Ends one session of a player; false when the player has none with this id. */
export async function endSession(db: Kysely<Tables>, playerId: string, sessionId: string): Promise<boolean> {
  const result = await db
    .deleteFrom("sessions")
    .where("user_id", "=", playerId)
    .where("id", "=", sessionId)
    .executeTakeFirst();
  return result.numDeletedRows > 0n;
}

/** Ends a player's sessions, all or all but one; how many. */
export async function endSessions(
  db: Kysely<Tables>,
  playerId: string,
  exceptId: string | undefined,
): Promise<bigint> {
  const query = db.deleteFrom("sessions").where("user_id", "=", playerId);
  const result = await (exceptId === undefined
    ? query
    : query.where("id", "<>", exceptId)
  ).executeTakeFirst();
  return result.numDeletedRows;
}
