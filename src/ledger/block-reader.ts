import { type Tx, unhurried } from "../db/tx.ts";
import { type Block, readBlock } from "./blocks.ts";

/** Who reads the chain of sealed blocks, each at its own pace and every block once. */
export const BLOCK_READERS = ["tallies", "watch"] as const;
export type BlockReader = (typeof BLOCK_READERS)[number];

/**
 * Hands the reader its next block and moves on, both in this transaction: a block is read once, whatever crashes. False
 * when there is no new block, or another process is reading. Blocks never change, so nothing has to be locked but the place.
 */
export async function readNextBlock(
  tx: Tx,
  reader: BlockReader,
  read: (block: Block) => Promise<void>,
): Promise<boolean> {
  const place = await tx
    .selectFrom("block_readers")
    .select("next_block")
    .where("reader", "=", reader)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  const block = place && (await readBlock(tx, place.next_block));
  if (!block) return false;
  // A block may hold the transfers of a very busy minute.
  await unhurried(tx);
  await read(block);
  await tx
    .updateTable("block_readers")
    .set({ next_block: block.number + 1n })
    .where("reader", "=", reader)
    .execute();
  return true;
}
