import { sql } from "kysely";
import { CURRENCIES } from "../base/money.ts";
import type { Tx } from "../db/tx.ts";
import type { Block } from "./blocks.ts";
import { CURRENCY_NUMBER } from "./chart.ts";

/** Multipliers are kept up to this; a bigint holds no more than 9 * 10^18. */
const MULTIPLIER_CAP = 10n ** 15n;

/** Stakes and payouts of a block's rounds, and the days (UTC) they belong to. */
const moved = (block: Block) => sql`
  SELECT player_id, id, leg, kind, amount, (created_at AT TIME ZONE 'UTC')::date AS day
  FROM transfers
  WHERE xact >= ${block.xactFrom}::bigint AND xact < ${block.xactTo}::bigint
    AND kind IN ('stake', 'payout') AND currency = ${CURRENCY_NUMBER[CURRENCIES[0]]}::smallint`;

/**
 * Adds a block to what players staked, got back and won best. A payout comes once, when its round is over, and all that
 * was staked on the round was posted before it: so the best win is exact although the stakes may be in older blocks.
 */
export async function tallyPlayers(tx: Tx, block: Block): Promise<void> {
  await sql`
    WITH moved AS MATERIALIZED (${moved(block)}), won AS (
      SELECT m.player_id, m.day, m.amount AS payout, s.stake
      FROM moved m CROSS JOIN LATERAL (
        SELECT sum(amount) AS stake FROM transfers t
        WHERE t.player_id = m.player_id AND t.id = m.id AND t.kind = 'stake'
      ) s
      WHERE m.kind = 'payout'
    ), best AS (
      SELECT player_id, day, max(greatest(payout - stake, 0)) AS win,
        max(least(trunc(payout * 10000 / stake), ${MULTIPLIER_CAP}::bigint)) AS multiplier
      FROM won WHERE stake > 0 GROUP BY player_id, day
    ), flow AS (
      SELECT player_id, day, coalesce(sum(amount) FILTER (WHERE kind = 'stake'), 0) AS staked,
        coalesce(sum(amount) FILTER (WHERE kind = 'payout'), 0) AS returned
      FROM moved GROUP BY player_id, day
    )
    INSERT INTO player_tallies AS t (span, period, player_id, staked, returned, win_max, multiplier_max)
    SELECT span, period, player_id, sum(staked), sum(returned), max(coalesce(win, 0)), max(coalesce(multiplier, 0))
    FROM flow LEFT JOIN best USING (player_id, day)
    CROSS JOIN LATERAL (VALUES ('day', day), ('week', date_trunc('week', day)::date),
      ('month', date_trunc('month', day)::date), ('all', DATE '1970-01-01')) AS spans(span, period)
    GROUP BY span, period, player_id
    ON CONFLICT (span, period, player_id) DO UPDATE SET
      staked = t.staked + excluded.staked, returned = t.returned + excluded.returned,
      win_max = greatest(t.win_max, excluded.win_max),
      multiplier_max = greatest(t.multiplier_max, excluded.multiplier_max)`.execute(tx);
}

/** Adds a block to what each game took and paid. */
export async function tallyGames(tx: Tx, block: Block): Promise<void> {
  await sql`
    WITH moved AS MATERIALIZED (${moved(block)})
    INSERT INTO game_tallies AS t (day, game, rules_id, rounds, staked, returned)
    SELECT m.day, r.game, r.rules_id, count(*) FILTER (WHERE m.leg = 0),
      coalesce(sum(m.amount) FILTER (WHERE m.kind = 'stake'), 0),
      coalesce(sum(m.amount) FILTER (WHERE m.kind = 'payout'), 0)
    FROM moved m JOIN rounds r ON r.player_id = m.player_id AND r.id = m.id
    GROUP BY m.day, r.game, r.rules_id
    ON CONFLICT (day, game, rules_id) DO UPDATE SET rounds = t.rounds + excluded.rounds,
      staked = t.staked + excluded.staked, returned = t.returned + excluded.returned`.execute(tx);
}
