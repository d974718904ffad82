import { PAUSE_MAX_MS } from "../base/limits.ts";
import type { Database } from "../db/database.ts";
import { type BatchGroup, columnsOf, tallyColumnsOf } from "./batch.ts";
import { HOUSE_ACCOUNTS } from "./chart.ts";
import type { SeenKey } from "./idempotency.ts";

/** What became of one group. Either every round of it was settled, or nothing of it happened. */
export type GroupResult = {
  readonly settled: boolean;
  /** Credits before the group: exact in both cases, read under the lock. */
  readonly balance: bigint;
  readonly seedPairId: string;
  readonly nextNonce: bigint;
  readonly guardVersion: bigint;
  /** Rounds of the group whose key has been used before. */
  readonly seen: readonly SeenKey[];
  /** Games of the group in which the player has an open round already. */
  readonly openGames: readonly string[];
};

/**
 * Columns of the batch, from this parameter on, as rows. Each array stands in a SELECT of its own so that the planner does
 * not see how long it is: it would plan every batch anew for its size, which takes longer than a small batch itself.
 */
const columns = (first: number, types: string): string =>
  `unnest(${types
    .split(" ")
    .map((type, at) => `(SELECT $${first + at}::${type}[])`)
    .join(", ")})`;

/** What the guards count. Apart, because in most batches nobody has a guard. */
const TALLY = `, counted AS (
  UPDATE play_counts c SET since = k.since, staked = k.staked, returned = k.returned, played_ms = k.played_ms
  FROM good g JOIN ${columns(24, "bigint text timestamptz bigint bigint bigint")}
    AS k(n, span, since, staked, returned, played_ms) ON k.n = g.n
  WHERE c.player_id = g.player_id AND c.span = k.span
), unchecked AS (
  UPDATE play_guards p SET unchecked_ms = u.unchecked_ms
  FROM good g JOIN ${columns(30, "bigint bigint")} AS u(n, unchecked_ms) ON u.n = g.n
  WHERE p.player_id = g.player_id
)`;

/**
 * Settles a batch in one round trip and one commit. Each group is all or nothing and apart from the others: it happens
 * if its pair is in play, its first nonce is the next one, the player's guard is still the one that the bets were judged
 * by, the wallet covers every stake in turn, none of its keys was used, and no round is open in its stepped games. Seats
 * and wallets are locked in the order of their players, so two processes cannot deadlock; a group that waited for a lock
 * sees the new nonce and guard version (the lock re-reads the row) and is refused.
 */
const settleText = (guarded: boolean): string => `
WITH player AS (
  SELECT * FROM ${columns(1, "uuid uuid bigint bigint bigint bigint bigint bigint")}
    WITH ORDINALITY AS p(player_id, seed_pair_id, first_nonce, rounds, need, ceiling, change, guard_version, n)
), bet AS (
  SELECT * FROM ${columns(9, "bigint uuid uuid bytea text text bigint bigint bigint bigint text text boolean timestamptz")}
    AS b(n, id, key, input_hash, game, rules_id, nonce, stake, payout, after, bet, outcome, stepped, expires_at)
), held AS MATERIALIZED (
  SELECT p.*, s.pair_now, s.nonce_now, s.guard_now, w.balance_now
  FROM player p
  CROSS JOIN LATERAL (
    SELECT seed_pair_id AS pair_now, next_nonce AS nonce_now, guard_version AS guard_now
    FROM seats WHERE player_id = p.player_id FOR UPDATE
  ) s
  CROSS JOIN LATERAL (
    SELECT balance AS balance_now FROM wallets WHERE player_id = p.player_id AND currency = 0 FOR UPDATE
  ) w
), keyed AS MATERIALIZED (
  SELECT h.n, h.player_id, b.key, b.game, b.stepped FROM held h JOIN bet b ON b.n = h.n
), seen AS MATERIALIZED (
  SELECT k.n, i.* FROM keyed k CROSS JOIN LATERAL (
    SELECT key, input_hash, result_id, balance_after FROM idempotency
    WHERE player_id = k.player_id AND key = k.key OFFSET 0
  ) i
), open AS MATERIALIZED (
  SELECT k.n, o.game FROM keyed k CROSS JOIN LATERAL (
    SELECT game FROM open_rounds WHERE player_id = k.player_id AND game = k.game OFFSET 0
  ) o WHERE k.stepped
), good AS MATERIALIZED (
  SELECT h.* FROM held h
  WHERE h.pair_now = h.seed_pair_id AND h.nonce_now = h.first_nonce AND h.guard_now = h.guard_version
    AND h.balance_now >= h.need AND h.balance_now <= h.ceiling
    AND NOT EXISTS (SELECT 1 FROM seen WHERE seen.n = h.n)
    AND NOT EXISTS (SELECT 1 FROM open WHERE open.n = h.n)
), paid AS (
  UPDATE wallets w SET balance = w.balance + g.change FROM good g
  WHERE w.player_id = g.player_id AND w.currency = 0
), moved AS (
  UPDATE seats s SET next_nonce = s.next_nonce + g.rounds, played_at = $23,
    play_since = CASE WHEN s.played_at > $23::timestamptz - interval '${PAUSE_MAX_MS} milliseconds' THEN s.play_since ELSE $23 END
  FROM good g WHERE s.player_id = g.player_id
), kept AS (
  INSERT INTO idempotency (player_id, key, input_hash, result_id, balance_after, created_at)
  SELECT g.player_id, b.key, b.input_hash, b.id, g.balance_now + b.after, $23
  FROM good g JOIN bet b ON b.n = g.n
), recorded AS (
  INSERT INTO rounds (player_id, id, seed_pair_id, nonce, game, rules_id, state, stake, payout, bet, outcome, created_at, settled_at)
  SELECT g.player_id, b.id, g.seed_pair_id, b.nonce, b.game, b.rules_id,
    CASE WHEN b.expires_at IS NULL THEN 'settled' ELSE 'open' END, b.stake, b.payout, b.bet::jsonb, b.outcome::jsonb,
    $23, CASE WHEN b.expires_at IS NULL THEN $23::timestamptz END
  FROM good g JOIN bet b ON b.n = g.n
), opened AS (
  INSERT INTO open_rounds (player_id, game, round_id, expires_at)
  SELECT g.player_id, b.game, b.id, b.expires_at FROM good g JOIN bet b ON b.n = g.n WHERE b.expires_at IS NOT NULL
), posted AS (
  INSERT INTO transfers (player_id, id, leg, kind, currency, source, target, amount, created_at)
  SELECT g.player_id, b.id, leg.number, leg.kind, 0,
    CASE leg.number WHEN 0 THEN g.player_id ELSE '${HOUSE_ACCOUNTS.house}'::uuid END,
    CASE leg.number WHEN 0 THEN '${HOUSE_ACCOUNTS.house}'::uuid ELSE g.player_id END,
    CASE leg.number WHEN 0 THEN b.stake ELSE b.payout END, $23
  FROM good g JOIN bet b ON b.n = g.n CROSS JOIN (VALUES (0, 'stake'), (1, 'payout')) AS leg(number, kind)
  WHERE CASE leg.number WHEN 0 THEN b.stake ELSE b.payout END > 0
)${guarded ? TALLY : ""}
SELECT h.n::int AS n, (g.n IS NOT NULL) AS settled, h.balance_now, h.pair_now, h.nonce_now, h.guard_now,
  CASE WHEN g.n IS NULL THEN (SELECT json_agg(json_build_object('key', s.key, 'inputHash', encode(s.input_hash, 'hex'),
    'resultId', s.result_id, 'balanceAfter', s.balance_after::text)) FROM seen s WHERE s.n = h.n) END AS seen,
  CASE WHEN g.n IS NULL THEN (SELECT json_agg(o.game) FROM open o WHERE o.n = h.n) END AS open_games
FROM held h LEFT JOIN good g ON g.n = h.n`;

const SETTLE = { name: "settle", text: settleText(false) };
const SETTLE_GUARDED = { name: "settle-guarded", text: settleText(true) };

type Row = {
  n: number;
  settled: boolean;
  balance_now: bigint;
  pair_now: string;
  nonce_now: bigint;
  guard_now: bigint;
  seen: { key: string; inputHash: string; resultId: string; balanceAfter: string }[] | null;
  open_games: string[] | null;
};

/**
 * One result per group, in the groups' order, which must be that of their players' ids; undefined for a player without a
 * seat or wallet. A player may stand in one group only, and a key or a stepped game only once in it. An error means that nothing is known of the batch: its keys tell.
 */
export async function settleBatch(
  pool: Database["pool"],
  groups: readonly BatchGroup[],
  now: Date,
): Promise<(GroupResult | undefined)[]> {
  const guarded = groups.some(({ tallied }) => tallied !== undefined);
  const { rows } = await pool.query<Row>({
    ...(guarded ? SETTLE_GUARDED : SETTLE),
    values: [...columnsOf(groups), now.toISOString(), ...(guarded ? tallyColumnsOf(groups) : [])],
  });
  const results = new Array<GroupResult | undefined>(groups.length).fill(undefined);
  for (const row of rows) {
    results[row.n - 1] = {
      settled: row.settled,
      balance: row.balance_now,
      seedPairId: row.pair_now,
      nextNonce: row.nonce_now,
      guardVersion: row.guard_now,
      seen: (row.seen ?? []).map((seen) => ({ ...seen, balanceAfter: BigInt(seen.balanceAfter) })),
      openGames: row.open_games ?? [],
    };
  }
  return results;
}
