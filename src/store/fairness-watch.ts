import { type Kysely, sql } from "kysely";
import type { Json } from "../base/canonical.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** A watch over one game under one rules version. Amounts in minor units; expected in millionths of them. */
export type StoredWatch = {
  readonly ordinal: bigint;
  readonly game: string;
  readonly rulesId: string;
  readonly rounds: bigint;
  readonly state: Json;
  readonly staked: bigint;
  readonly paid: bigint;
  readonly expectedMillionths: bigint;
  /** ln of the e-value now, and the most it ever was. */
  readonly evidence: number;
  readonly evidenceMax: number;
  readonly trippedAt: Date | null;
  readonly reason: string | null;
};

const MILLION = 1_000_000n;

/** The watches that are kept now, one for each game and rules version that was played. */
export async function readWatches(db: Kysely<Tables>): Promise<StoredWatch[]> {
  const rows = await db
    .selectFrom("fairness_watch")
    .selectAll()
    .select(sql<string>`trunc(expected * ${MILLION})`.as("millionths"))
    .where("closed_at", "is", null)
    .orderBy("ordinal")
    .execute();
  return rows.map((row) => ({
    ordinal: row.ordinal,
    game: row.game,
    rulesId: row.rules_id,
    rounds: row.rounds,
    state: row.state as Json,
    staked: BigInt(row.staked),
    paid: BigInt(row.paid),
    expectedMillionths: BigInt(row.millionths),
    evidence: row.evidence,
    evidenceMax: row.evidence_max,
    trippedAt: row.tripped_at,
    reason: row.reason,
  }));
}

/** The number that the next watch gets: over all that were ever begun, so that thresholds only rise. */
export async function nextOrdinal(tx: Tx): Promise<bigint> {
  const row = await tx
    .selectFrom("fairness_watch")
    .select((eb) => eb.fn.coalesce(eb.fn.max("ordinal"), sql<bigint>`0::bigint`).as("last"))
    .executeTakeFirstOrThrow();
  return row.last + 1n;
}

export async function saveWatch(tx: Tx, watch: StoredWatch): Promise<void> {
  const values = {
    ordinal: watch.ordinal,
    game: watch.game,
    rules_id: watch.rulesId,
    rounds: watch.rounds,
    state: JSON.stringify(watch.state),
    staked: watch.staked.toString(),
    paid: watch.paid.toString(),
    expected: sql<string>`${watch.expectedMillionths.toString()}::numeric / ${MILLION}`,
    evidence: watch.evidence,
    evidence_max: watch.evidenceMax,
    tripped_at: watch.trippedAt,
    reason: watch.reason,
  };
  const { ordinal: _, ...changes } = values;
  await tx
    .insertInto("fairness_watch")
    .values({ ...values, closed_at: null })
    .onConflict((conflict) => conflict.column("ordinal").doUpdateSet(changes))
    .execute();
}

/** Ends the watches of a game: the next round begins a new one. */
export async function closeWatches(db: Kysely<Tables>, game: string, now: Date): Promise<void> {
  await db
    .updateTable("fairness_watch")
    .set({ closed_at: now })
    .where("game", "=", game)
    .where("closed_at", "is", null)
    .execute();
}

/** Switches a game off, whatever else the operator has set for it. */
export async function switchOff(tx: Tx, game: string, now: Date): Promise<void> {
  await tx
    .insertInto("game_settings")
    .values({ game, enabled: false, rules_id: null, stake_min: null, stake_max: null, updated_at: now })
    .onConflict((conflict) => conflict.column("game").doUpdateSet({ enabled: false, updated_at: now }))
    .execute();
}
