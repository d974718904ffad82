import { type Kysely, sql } from "kysely";
import { Refusal } from "../base/refusal.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** What a money write left behind under its key. */
export type KeptKey = { readonly resultId: string; readonly balanceAfter: bigint };

/** A money write that was made before with the same key. inputHash: hex. */
export type SeenKey = KeptKey & { readonly key: string; readonly inputHash: string };

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** Which of a player's keys have been used, and what came of them. */
export async function readKeys(
  db: Kysely<Tables>,
  playerId: string,
  keys: readonly string[],
): Promise<SeenKey[]> {
  const rows = await db
    .selectFrom("idempotency")
    .select(["key", "input_hash", "result_id", "balance_after"])
    .where("player_id", "=", playerId)
    .where("key", "=", sql<string>`ANY(${keys}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    key: row.key,
    inputHash: hexOf(row.input_hash),
    resultId: row.result_id,
    balanceAfter: row.balance_after,
  }));
}

/** Keeps a key with the hash of its inputs (hex); false when the player has used it before. */
export async function keepKey(
  tx: Tx,
  entry: {
    readonly playerId: string;
    readonly key: string;
    readonly inputHash: string;
    readonly resultId: string;
    readonly balanceAfter: bigint;
    readonly now: Date;
  },
): Promise<boolean> {
  const kept = await tx
    .insertInto("idempotency")
    .values({
      player_id: entry.playerId,
      key: entry.key,
      input_hash: Buffer.from(entry.inputHash, "hex"),
      result_id: entry.resultId,
      balance_after: entry.balanceAfter,
      created_at: entry.now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** What was done under a key; undefined when it is new. Refusals: idempotency-key-reused, when the inputs were others. */
export async function findKey(
  tx: Tx,
  playerId: string,
  key: string,
  inputHash: string,
): Promise<KeptKey | undefined> {
  const [seen] = await readKeys(tx, playerId, [key]);
  if (!seen) return undefined;
  if (seen.inputHash !== inputHash) {
    throw new Refusal(
      "idempotency-key-reused",
      "This Idempotency-Key was used for another request. Nothing was changed.",
    );
  }
  return seen;
}
