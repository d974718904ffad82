import { type Kysely, type Selectable, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";
import { ACCOUNT_COLUMNS, type Account, accountOf } from "./players.ts";

/** A player as the staff sees them. */
export type StaffView = Account & {
  readonly ban: { readonly reason: string; readonly until: Date | undefined } | undefined;
};

const COLUMNS = [...ACCOUNT_COLUMNS, "banned", "ban_reason", "ban_expires"] as const;

type Row = Pick<Selectable<Tables["players"]>, (typeof COLUMNS)[number]>;

const viewOf = (row: Row, now: Date): StaffView => ({
  ...accountOf(row),
  ban:
    row.banned === true && (row.ban_expires === null || row.ban_expires > now)
      ? { reason: row.ban_reason ?? "", until: row.ban_expires ?? undefined }
      : undefined,
});

type Filter = {
  /** The beginning of a username or email, or a whole id. */
  readonly search: string | undefined;
  readonly role: string | undefined;
  readonly banned: boolean | undefined;
  /** Only accounts that are older than this one. */
  readonly before: string | undefined;
};

const likeStart = (text: string): string => `${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;

/** Players, the newest account first. */
export async function findPeople(
  db: Kysely<Tables>,
  filter: Filter,
  now: Date,
  limit: number,
): Promise<StaffView[]> {
  const { search, role, banned, before } = filter;
  let query = db
    .selectFrom("players")
    .select(COLUMNS)
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(limit);
  if (before !== undefined) {
    query = query.where(
      sql<boolean>`(created_at, id) < (SELECT created_at, id FROM players WHERE id = ${before}::uuid)`,
    );
  }
  if (role !== undefined) query = query.where(sql<string>`coalesce(role, 'player')`, "=", role);
  if (banned !== undefined) {
    const isBanned = sql<boolean>`(banned IS TRUE AND (ban_expires IS NULL OR ban_expires > ${now}))`;
    query = query.where(isBanned, "=", banned);
  }
  if (search !== undefined) {
    query = query.where((eb) =>
      eb.or([
        eb("username", "like", likeStart(search)),
        eb("email", "like", likeStart(search)),
        eb(sql<string>`id::text`, "=", search.toLowerCase()),
      ]),
    );
  }
  return (await query.execute()).map((row) => viewOf(row, now));
}

export async function readStaffView(
  db: Kysely<Tables>,
  playerId: string,
  now: Date,
): Promise<StaffView | undefined> {
  const row = await db.selectFrom("players").select(COLUMNS).where("id", "=", playerId).executeTakeFirst();
  return row && viewOf(row, now);
}

/** Inside the player's lock: what Better Auth asks at sign-in. until null: for good. */
export async function setBan(
  tx: Tx,
  playerId: string,
  ban: { readonly reason: string; readonly until: Date | null } | undefined,
): Promise<void> {
  await tx
    .updateTable("players")
    .set({ banned: ban !== undefined, ban_reason: ban?.reason ?? null, ban_expires: ban?.until ?? null })
    .where("id", "=", playerId)
    .execute();
}

/** Inside the player's lock. */
export async function setRoleOf(tx: Tx, playerId: string, role: string): Promise<void> {
  await tx.updateTable("players").set({ role }).where("id", "=", playerId).execute();
}

export async function countSessions(db: Kysely<Tables>, playerId: string, now: Date): Promise<number> {
  const row = await db
    .selectFrom("sessions")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("user_id", "=", playerId)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
