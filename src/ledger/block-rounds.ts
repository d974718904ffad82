import { sql } from "kysely";
import type { Json } from "../base/canonical.ts";
import type { Tx } from "../db/tx.ts";
import type { Block } from "./blocks.ts";

/** A round whose opening stake lies in a block, with what is needed to play it again. */
export type BlockRound = {
  readonly player_id: string;
  readonly id: string;
  readonly game: string;
  readonly rules_id: string;
  readonly nonce: bigint;
  readonly state: "open" | "settled";
  readonly stake: bigint;
  readonly added_stake: bigint;
  readonly payout: bigint;
  readonly bet: Json;
  readonly outcome: Json;
  readonly moves: readonly Json[] | null;
  readonly seed_pair_id: string;
  readonly sealed_seed: Uint8Array;
  readonly client_seed: string;
};

const PAGE = 2_000;

/**
 * Every round that was opened in a block, once, in the order of its transaction. Through a cursor, because a block of a
 * busy minute does not belong in memory.
 */
export async function readBlockRounds(
  tx: Tx,
  block: Block,
  onRounds: (rounds: readonly BlockRound[]) => Promise<void>,
): Promise<void> {
  await sql`
    DECLARE block_rounds NO SCROLL CURSOR FOR
    SELECT r.player_id, r.id, r.game, r.rules_id, r.nonce, r.state, r.stake, r.added_stake, r.payout, r.bet, r.outcome,
      r.moves, r.seed_pair_id, p.sealed_seed, p.client_seed
    FROM transfers t
    JOIN rounds r ON r.player_id = t.player_id AND r.id = t.id
    JOIN seed_pairs p ON p.player_id = r.player_id AND p.id = r.seed_pair_id
    WHERE t.xact >= ${sql.lit(block.xactFrom.toString())}::bigint AND t.xact < ${sql.lit(block.xactTo.toString())}::bigint
      AND t.kind = 'stake' AND t.leg = 0
    ORDER BY t.xact, r.player_id, r.id`.execute(tx);
  for (;;) {
    const { rows } = await sql<BlockRound>`FETCH FORWARD ${sql.lit(PAGE)} FROM block_rounds`.execute(tx);
    if (rows.length > 0) await onRounds(rows);
    if (rows.length < PAGE) break;
  }
  await sql`CLOSE block_rounds`.execute(tx);
}
