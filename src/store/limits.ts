import { type Kysely, sql } from "kysely";
import type { LimitKind } from "../base/limits.ts";
import type { Span } from "../base/span.ts";
import type { LimitChangesTable } from "../db/guard-tables.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** A limit as it is set, with the looser amount that waits for its moment (null: no limit from then on). */
export type SetLimit = {
  readonly kind: LimitKind;
  readonly span: Span;
  readonly amount: bigint;
  readonly next: { readonly amount: bigint | null; readonly at: Date } | undefined;
};

/** A player's limits; a looser amount whose moment has come is in force. */
export async function readSetLimits(db: Kysely<Tables>, playerId: string, now: Date): Promise<SetLimit[]> {
  const rows = await db
    .selectFrom("play_limits")
    .selectAll()
    .where("player_id", "=", playerId)
    .orderBy("kind")
    .orderBy("span")
    .execute();
  return rows.flatMap(({ kind, span, amount, next_amount, next_at }): SetLimit[] => {
    if (next_at === null) return [{ kind, span, amount, next: undefined }];
    if (next_at > now) return [{ kind, span, amount, next: { amount: next_amount, at: next_at } }];
    return next_amount === null ? [] : [{ kind, span, amount: next_amount, next: undefined }];
  });
}

export async function putLimit(tx: Tx, playerId: string, limit: SetLimit): Promise<void> {
  const amounts = {
    amount: limit.amount,
    next_amount: limit.next?.amount ?? null,
    next_at: limit.next?.at ?? null,
  };
  await tx
    .insertInto("play_limits")
    .values({ player_id: playerId, kind: limit.kind, span: limit.span, ...amounts })
    .onConflict((conflict) => conflict.columns(["player_id", "kind", "span"]).doUpdateSet(amounts))
    .execute();
}

type GuardChange = {
  readonly break_until?: Date;
  readonly excluded_until?: Date;
  readonly banned_until?: Date | null;
  readonly check_every_ms?: bigint | null;
  readonly unchecked_ms?: bigint;
};

/** Changes a guard that is there. */
export async function changeGuard(tx: Tx, playerId: string, change: GuardChange): Promise<void> {
  await tx.updateTable("play_guards").set(change).where("player_id", "=", playerId).execute();
}

/** Something a player has set: when it was asked for, and when it counts from. */
export type LimitChange = {
  readonly what: LimitChangesTable["what"];
  readonly span: Span | undefined;
  /** Minor units, or minutes; undefined: none. */
  readonly amount: bigint | undefined;
  readonly effectiveAt: Date;
  readonly until: Date | undefined;
  readonly createdAt: Date;
};

export async function addChange(tx: Tx, playerId: string, id: string, change: LimitChange): Promise<void> {
  await tx
    .insertInto("limit_changes")
    .values({
      player_id: playerId,
      id,
      what: change.what,
      span: change.span ?? null,
      amount: change.amount ?? null,
      effective_at: change.effectiveAt,
      until: change.until ?? null,
      created_at: change.createdAt,
    })
    .execute();
}

/** The newest first. */
export async function readChanges(
  db: Kysely<Tables>,
  playerId: string,
  limit: number,
): Promise<LimitChange[]> {
  const rows = await db
    .selectFrom("limit_changes")
    .selectAll()
    .where("player_id", "=", playerId)
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    what: row.what,
    span: row.span ?? undefined,
    amount: row.amount ?? undefined,
    effectiveAt: row.effective_at,
    until: row.until ?? undefined,
    createdAt: row.created_at,
  }));
}

/** The spell of play under way or the last one; both null before the first round, undefined for a stranger. */
export async function readSpell(
  db: Kysely<Tables>,
  playerId: string,
): Promise<{ playSince: Date | null; playedAt: Date | null } | undefined> {
  const row = await db
    .selectFrom("seats")
    .select(["play_since", "played_at"])
    .where("player_id", "=", playerId)
    .executeTakeFirst();
  return row && { playSince: row.play_since, playedAt: row.played_at };
}

/** Rounds of a day: credits in minor units. */
export type PlayedDay = {
  readonly day: string;
  readonly rounds: bigint;
  readonly staked: bigint;
  readonly returned: bigint;
};

/** A player's days since a moment, the newest first; days without a round are left out. */
export async function readDays(db: Kysely<Tables>, playerId: string, since: Date): Promise<PlayedDay[]> {
  const rows = await db
    .selectFrom("rounds")
    .select([
      sql<string>`to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD')`.as("day"),
      (eb) => eb.fn.countAll<bigint>().as("rounds"),
      (eb) => eb.fn.sum<string>("stake").as("staked"),
      (eb) => eb.fn.sum<string>("payout").as("returned"),
    ])
    .where("player_id", "=", playerId)
    .where("id", ">=", sql<string>`first_uuid_of(${since})`)
    .groupBy("day")
    .orderBy("day", "desc")
    .execute();
  return rows.map((row) => ({ ...row, staked: BigInt(row.staked), returned: BigInt(row.returned) }));
}
