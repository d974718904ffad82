import { type Kysely, sql } from "kysely";
import { present } from "../base/assert.ts";
import type { Tables } from "../db/tables.ts";
import { type Tx, unhurried } from "../db/tx.ts";
import { readHead, SEAL_LOCK } from "./blocks.ts";

/**
 * Sealed blocks are ranges of transaction ids, which rise for ever within one cluster. A dump restored into another
 * cluster takes the stored ids along but not the counter: what is posted next would carry ids that lie inside sealed
 * blocks. So every cluster that holds the books begins a time line, with an offset that lifts its ids above all that is
 * stored. The offset is a constant in the column's default: nothing is looked up when a transfer is written.
 */
export type Timeline = { readonly number: number; readonly clusterId: bigint; readonly xactOffset: bigint };

type Counter = { cluster: bigint; xmin: bigint };

/** Who the cluster is, and the lowest transaction id that may still write. */
async function readCounter(db: Kysely<Tables>): Promise<Counter> {
  const { rows } = await sql<Counter>`
    SELECT system_identifier AS cluster, pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xmin
    FROM pg_control_system()`.execute(db);
  return present(rows[0], "the cluster's identity");
}

export async function readTimeline(db: Kysely<Tables>): Promise<Timeline> {
  const row = await db
    .selectFrom("timelines")
    .selectAll()
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  const { number, cluster_id, xact_offset } = present(row, "the first time line");
  return { number, clusterId: cluster_id, xactOffset: xact_offset };
}

/** When these books were begun. */
export async function foundedAt(db: Kysely<Tables>): Promise<Date> {
  const row = await db
    .selectFrom("timelines")
    .select("began_at")
    .orderBy("number")
    .limit(1)
    .executeTakeFirst();
  return present(row, "the first time line").began_at;
}

/** Whether these books were restored into the cluster they are in now and nobody has begun its time line yet. */
export async function needsTimeline(db: Kysely<Tables>): Promise<boolean> {
  const [counter, timeline, head] = [await readCounter(db), await readTimeline(db), await readHead(db)];
  return counter.cluster !== timeline.clusterId || counter.xmin + timeline.xactOffset < (head?.xactTo ?? 0n);
}

/**
 * Begins the time line of this cluster if it is not on it; undefined when it is. Needs the tables' owner. Everything that
 * is posted after carries ids above everything that was posted before, so blocks go on where they ended and the transfers
 * that were not sealed yet are sealed with the next one.
 */
export async function ensureTimeline(tx: Tx, now: Date): Promise<Timeline | undefined> {
  if (!(await needsTimeline(tx))) return undefined;
  await unhurried(tx);
  await sql`SELECT pg_advisory_xact_lock(${SEAL_LOCK})`.execute(tx);
  if (!(await needsTimeline(tx))) return undefined;
  await sql`LOCK TABLE transfers IN ACCESS EXCLUSIVE MODE`.execute(tx);
  const { cluster, xmin } = await readCounter(tx);
  const [before, head] = [await readTimeline(tx), await readHead(tx)];
  const { rows } = await sql<{ last: bigint }>`SELECT coalesce(max(xact), 0) AS last FROM transfers`.execute(
    tx,
  );
  const last = present(rows[0], "the last transaction").last;
  const floor = last + 1n > (head?.xactTo ?? 0n) ? last + 1n : (head?.xactTo ?? 0n);
  const timeline: Timeline = {
    number: before.number + 1,
    clusterId: cluster,
    xactOffset: floor > xmin ? floor - xmin : 0n,
  };
  await sql`
    ALTER TABLE transfers ALTER COLUMN xact
    SET DEFAULT (pg_current_xact_id()::text::bigint + ${sql.lit(timeline.xactOffset)}::bigint)`.execute(tx);
  await tx
    .insertInto("timelines")
    .values({
      number: timeline.number,
      cluster_id: timeline.clusterId,
      xact_offset: timeline.xactOffset,
      block: head?.number ?? null,
      began_at: now,
    })
    .execute();
  return timeline;
}
