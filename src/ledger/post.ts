import { sql } from "kysely";
import { present } from "../base/assert.ts";
import type { Currency } from "../base/money.ts";
import { Refusal } from "../base/refusal.ts";
import type { Tx } from "../db/tx.ts";
import { CURRENCY_NUMBER, HOUSE_ACCOUNTS, type HouseAccount, type TransferKind } from "./chart.ts";
import { findKey, keepKey } from "./idempotency.ts";

/** One movement between a player and a house account, minor units. */
export type Posting = {
  readonly kind: TransferKind;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly from: HouseAccount | "player";
  readonly to: HouseAccount | "player";
};

/** A money write outside the settle path: its key, what was asked, and what moves. */
export type Post = {
  readonly playerId: string;
  readonly id: string;
  readonly key: string;
  /** Hex, 32 characters. */
  readonly inputHash: string;
  readonly postings: readonly Posting[];
  readonly now: Date;
};

/** "posted", or "repeated" when the key was used before for the same inputs. */
export type PostResult = { readonly state: "posted" | "repeated"; readonly resultId: string };

/**
 * Moves money between one player and the house. The wallet is the guard: an update that finds too little changes nothing.
 * Refusals: idempotency-key-reused, insufficient-funds.
 */
export async function post(tx: Tx, order: Post): Promise<PostResult> {
  if (!(await keepKey(tx, { ...order, resultId: order.id, balanceAfter: 0n }))) {
    const first = await findKey(tx, order.playerId, order.key, order.inputHash);
    return { state: "repeated", resultId: present(first, "the key that was in the way").resultId };
  }
  for (const [leg, posting] of order.postings.entries()) await postOne(tx, order, posting, leg);
  return { state: "posted", resultId: order.id };
}

async function postOne(tx: Tx, order: Post, posting: Posting, leg: number): Promise<void> {
  const account = (side: HouseAccount | "player"): string =>
    side === "player" ? order.playerId : HOUSE_ACCOUNTS[side];
  const change = posting.to === "player" ? posting.amount : -posting.amount;
  const currency = CURRENCY_NUMBER[posting.currency];
  const wallet = await tx
    .updateTable("wallets")
    .set({ balance: sql`balance + ${change}` })
    .where("player_id", "=", order.playerId)
    .where("currency", "=", currency)
    .where(sql<boolean>`balance + ${change} >= 0`)
    .executeTakeFirst();
  if (wallet.numUpdatedRows === 0n) {
    throw new Refusal(
      "insufficient-funds",
      `There is not enough ${posting.currency} for this. Nothing was taken.`,
    );
  }
  await tx
    .insertInto("transfers")
    .values({
      player_id: order.playerId,
      id: order.id,
      leg,
      kind: posting.kind,
      currency,
      source: account(posting.from),
      target: account(posting.to),
      amount: posting.amount,
      created_at: order.now,
    })
    .execute();
}
