import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** What players are ranked by. Amounts in minor units of credits, the multiplier in ten-thousandths. */
export const BOARDS = ["net", "wagered", "biggest-win", "biggest-multiplier"] as const;
export type Board = (typeof BOARDS)[number];

/** Over which time: since midnight UTC, since Monday, since the first of the month, since the beginning. */
export const BOARD_WINDOWS = ["day", "week", "month", "all"] as const;
export type BoardWindow = (typeof BOARD_WINDOWS)[number];

const VALUE: Readonly<Record<Board, RawBuilder<bigint>>> = {
  net: sql`t.returned - t.staked`,
  wagered: sql`t.staked`,
  "biggest-win": sql`t.win_max`,
  "biggest-multiplier": sql`t.multiplier_max`,
};

export type RankedPlayer = { readonly playerId: string; readonly name: string; readonly value: bigint };

/**
 * The first players of a ranking, the best first, equals by id. Nobody who is banned, gone or wants not to be shown, and
 * nobody with nothing to show.
 */
export async function readBoard(
  db: Kysely<Tables>,
  board: Board,
  window: BoardWindow,
  period: string,
  limit: number,
): Promise<RankedPlayer[]> {
  const value = VALUE[board];
  const { rows } = await sql<{ player_id: string; name: string; value: bigint }>`
    SELECT t.player_id, coalesce(p.display_username, p.username) AS name, ${value} AS value
    FROM player_tallies t
    JOIN players p ON p.id = t.player_id
    LEFT JOIN leaderboard_hidden h ON h.player_id = t.player_id
    WHERE t.span = ${window} AND t.period = ${period}::date AND ${value} > 0 AND h.player_id IS NULL
      AND p.banned IS NOT TRUE AND p.username IS NOT NULL
    ORDER BY value DESC, t.player_id
    LIMIT ${limit}`.execute(db);
  return rows.map((row) => ({ playerId: row.player_id, name: row.name, value: row.value }));
}

/** Shows or hides a player in every ranking. */
export async function setHidden(
  db: Kysely<Tables>,
  playerId: string,
  hidden: boolean,
  now: Date,
): Promise<void> {
  if (!hidden) {
    await db.deleteFrom("leaderboard_hidden").where("player_id", "=", playerId).execute();
    return;
  }
  await db
    .insertInto("leaderboard_hidden")
    .values({ player_id: playerId, hidden_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function isHidden(db: Kysely<Tables>, playerId: string): Promise<boolean> {
  const row = await db
    .selectFrom("leaderboard_hidden")
    .select("player_id")
    .where("player_id", "=", playerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Tallies of days, weeks and months that no ranking asks for any more. */
export async function forgetTallies(
  db: Kysely<Tables>,
  window: Exclude<BoardWindow, "all">,
  before: string,
): Promise<void> {
  await sql`DELETE FROM player_tallies WHERE span = ${window} AND period < ${before}::date`.execute(db);
}
