import { sql } from "kysely";
import { assert } from "../base/assert.ts";
import { Refusal } from "../base/refusal.ts";
import type { Tx } from "../db/tx.ts";
import { CURRENCY_NUMBER, HOUSE_ACCOUNTS, LEG } from "./chart.ts";
import { keepKey } from "./idempotency.ts";

/** The money side of a move in an open round, minor units of credits. */
export type MovePost = {
  readonly playerId: string;
  readonly roundId: string;
  /** 0 for the first move of the round: it numbers the added stake among the round's transfers. */
  readonly moveNumber: number;
  readonly addedStake: bigint;
  /** 0 while the round is open, and for a loss. */
  readonly payout: bigint;
  readonly key: string;
  readonly inputHash: string;
  readonly now: Date;
};

/** Posts a move and returns the credits after it. Refusals: insufficient-funds. */
export async function postMove(tx: Tx, move: MovePost): Promise<bigint> {
  const wallet = await tx
    .updateTable("wallets")
    .set({ balance: sql`balance - ${move.addedStake} + ${move.payout}` })
    .where("player_id", "=", move.playerId)
    .where("currency", "=", CURRENCY_NUMBER.credits)
    .where("balance", ">=", move.addedStake)
    .returning("balance")
    .executeTakeFirst();
  if (!wallet) {
    throw new Refusal(
      "insufficient-funds",
      "This move needs a stake that your wallet does not cover. Nothing was taken.",
    );
  }
  const transfer = (leg: number, kind: string, source: string, target: string, amount: bigint) => ({
    player_id: move.playerId,
    id: move.roundId,
    leg,
    kind,
    currency: CURRENCY_NUMBER.credits,
    source,
    target,
    amount,
    created_at: move.now,
  });
  const rows = [
    transfer(
      LEG.addedStakes + move.moveNumber,
      "stake",
      move.playerId,
      HOUSE_ACCOUNTS.house,
      move.addedStake,
    ),
    transfer(LEG.payout, "payout", HOUSE_ACCOUNTS.house, move.playerId, move.payout),
  ].filter((row) => row.amount > 0n);
  if (rows.length > 0) await tx.insertInto("transfers").values(rows).execute();
  const kept = await keepKey(tx, { ...move, resultId: move.roundId, balanceAfter: wallet.balance });
  assert(kept, "a key appeared while the seat was locked");
  return wallet.balance;
}
