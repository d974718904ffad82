import { createHash } from "node:crypto";
import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";
import { HOUSE_ACCOUNTS } from "./chart.ts";
import { createMerkle } from "./merkle.ts";

export type Block = {
  readonly number: bigint;
  readonly xactFrom: bigint;
  readonly xactTo: bigint;
  readonly transfers: bigint;
  readonly merkleRoot: Uint8Array;
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
  readonly sealedAt: Date;
};

/** What block 0 is chained to. */
export const GENESIS: Uint8Array = Buffer.alloc(32);
/** Any number, the same in every process: only one of them seals at a time, or begins a time line. */
export const SEAL_LOCK = 7_301_001;
const PAGE = 5_000;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

/** SHA-256 over the block's fields as text: number, transaction range, count, root, and the hash before. */
export function hashBlock(block: Omit<Block, "hash" | "sealedAt">): Uint8Array {
  const text = [
    block.number,
    block.xactFrom,
    block.xactTo,
    block.transfers,
    hex(block.merkleRoot),
    hex(block.previousHash),
  ].join("|");
  return createHash("sha256").update(text).digest();
}

/** What is added to the cluster's transaction ids on the present time line (timeline.ts). */
const offsetNow = sql`(SELECT xact_offset FROM timelines ORDER BY number DESC LIMIT 1)`;

type Leaf = { xact: bigint; player_id: string; id: string; leg: number; text: string };

/** The transfers of a range of transactions, page by page, in the order of the block: transaction, player, id, leg. */
async function readLeaves(
  db: Kysely<Tables>,
  range: { xactFrom: bigint; xactTo: bigint },
  after: Leaf | undefined,
): Promise<Leaf[]> {
  const from = after
    ? sql`(xact, player_id, id, leg) > (${after.xact}::bigint, ${after.player_id}::uuid, ${after.id}::uuid, ${after.leg}::smallint)
          AND xact >= ${after.xact}::bigint`
    : sql`xact >= ${range.xactFrom}::bigint`;
  const { rows } = await sql<Leaf>`
    SELECT xact, player_id, id, leg, concat_ws('|', player_id, id, leg, kind, currency, source, target, amount,
      (extract(epoch FROM created_at) * 1000000)::bigint) AS text
    FROM transfers WHERE ${from} AND xact < ${range.xactTo}::bigint
    ORDER BY xact, player_id, id, leg LIMIT ${PAGE}`.execute(db);
  return rows;
}

/** Root and number of the transfers in a range of transactions. */
export async function rootOf(
  db: Kysely<Tables>,
  range: { xactFrom: bigint; xactTo: bigint },
): Promise<{ root: Uint8Array; transfers: bigint }> {
  const merkle = createMerkle();
  let transfers = 0n;
  let last: Leaf | undefined;
  do {
    const leaves = await readLeaves(db, range, last);
    for (const leaf of leaves) merkle.add(leaf.text);
    transfers += BigInt(leaves.length);
    last = leaves.length === PAGE ? leaves.at(-1) : undefined;
  } while (last);
  return { root: merkle.root(), transfers };
}

/** The newest sealed block; undefined before the first. */
export async function readHead(db: Kysely<Tables>): Promise<Block | undefined> {
  const [block] = await readBlocks(db, undefined, 1);
  return block;
}

/** One sealed block; undefined when it is not sealed yet. */
export async function readBlock(db: Kysely<Tables>, number: bigint): Promise<Block | undefined> {
  const [block] = await readBlocks(db, number + 1n, 1);
  return block?.number === number ? block : undefined;
}

/** Blocks below a number, the newest first. */
export async function readBlocks(
  db: Kysely<Tables>,
  below: bigint | undefined,
  limit: number,
): Promise<Block[]> {
  let query = db.selectFrom("blocks").selectAll().orderBy("number", "desc").limit(limit);
  if (below !== undefined) query = query.where("number", "<", below);
  return (await query.execute()).map((row) => ({
    number: row.number,
    xactFrom: row.xact_from,
    xactTo: row.xact_to,
    transfers: row.transfers,
    merkleRoot: row.merkle_root,
    previousHash: row.previous_hash,
    hash: row.hash,
    sealedAt: row.sealed_at,
  }));
}

async function rollUp(tx: Tx, number: bigint, range: { xactFrom: bigint; xactTo: bigint }): Promise<void> {
  const houses = Object.values(HOUSE_ACCOUNTS);
  await sql`
    INSERT INTO block_rollups (block, account, currency, change)
    SELECT ${number}::bigint, account, currency, sum(change)
    FROM (
      SELECT target AS account, currency, amount AS change FROM transfers
      WHERE xact >= ${range.xactFrom}::bigint AND xact < ${range.xactTo}::bigint
      UNION ALL
      SELECT source, currency, -amount FROM transfers
      WHERE xact >= ${range.xactFrom}::bigint AND xact < ${range.xactTo}::bigint
    ) AS sides
    WHERE account = ANY(${houses}::uuid[])
    GROUP BY account, currency`.execute(tx);
}

/**
 * Closes a block over every transfer whose transaction is over and in no block yet: those below the oldest transaction
 * still running. Nothing on the bet path waits for it. Undefined when there is nothing to seal, or another process is at it.
 */
export async function sealBlock(tx: Tx, now: Date): Promise<Block | undefined> {
  const lock = await sql<{ mine: boolean }>`SELECT pg_try_advisory_xact_lock(${SEAL_LOCK}) AS mine`.execute(
    tx,
  );
  if (!lock.rows[0]?.mine) return undefined;
  const head = await readHead(tx);
  const edge = await sql<{ xmin: bigint }>`
    SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint + ${offsetNow} AS xmin`.execute(tx);
  const range = { xactFrom: head?.xactTo ?? 0n, xactTo: edge.rows[0]?.xmin ?? 0n };
  const { root, transfers } = await rootOf(tx, range);
  if (transfers === 0n) return undefined;
  const body = {
    number: (head?.number ?? -1n) + 1n,
    ...range,
    transfers,
    merkleRoot: root,
    previousHash: head?.hash ?? GENESIS,
  };
  const block: Block = { ...body, hash: hashBlock(body), sealedAt: now };
  await tx
    .insertInto("blocks")
    .values({
      number: block.number,
      xact_from: block.xactFrom,
      xact_to: block.xactTo,
      transfers: block.transfers,
      merkle_root: block.merkleRoot,
      previous_hash: block.previousHash,
      hash: block.hash,
      sealed_at: block.sealedAt,
    })
    .execute();
  await rollUp(tx, block.number, range);
  return block;
}
