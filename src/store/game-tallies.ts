import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** What a game took and paid, minor units of credits. */
export type GameTally = {
  readonly game: string;
  readonly rounds: bigint;
  readonly staked: bigint;
  readonly returned: bigint;
};

/** What each game took and paid since a day (UTC, "YYYY-MM-DD"), as far as blocks are sealed. */
export async function readGameTallies(db: Kysely<Tables>, since: string): Promise<GameTally[]> {
  const { rows } = await sql<GameTally>`
    SELECT game, sum(rounds)::bigint AS rounds, sum(staked)::bigint AS staked, sum(returned)::bigint AS returned
    FROM game_tallies WHERE day >= ${since}::date GROUP BY game ORDER BY game`.execute(db);
  return rows;
}
