import { type Kysely, sql } from "kysely";
import { CURRENCIES, type Currency } from "../base/money.ts";
import type { GrantsTable } from "../db/support-tables.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

export type GrantState = GrantsTable["state"];

/** Play money that staff gives, minor units. */
export type StoredGrant = {
  readonly id: string;
  readonly playerId: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly reason: string;
  readonly state: GrantState;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly needsSecond: boolean;
  readonly decidedBy: string | undefined;
  readonly decidedAt: Date | undefined;
};

/** A grant with the names of those it is about. */
export type NamedGrant = StoredGrant & {
  readonly playerName: string;
  readonly askedByName: string;
  readonly decidedByName: string | undefined;
};

const currencyOf = (number: number): Currency => CURRENCIES[number] as Currency;
const nameOf = (alias: string) =>
  sql<
    string | null
  >`coalesce(${sql.ref(`${alias}.display_username`)}, ${sql.ref(`${alias}.username`)}, ${sql.ref(`${alias}.name`)})`;

/** Keeps a grant; false when its asker has used the key before. */
export async function insertGrant(
  tx: Tx,
  grant: StoredGrant,
  key: string,
  inputHash: Uint8Array,
): Promise<boolean> {
  const kept = await tx
    .insertInto("grants")
    .values({
      id: grant.id,
      player_id: grant.playerId,
      currency: CURRENCIES.indexOf(grant.currency),
      amount: grant.amount,
      reason: grant.reason,
      state: grant.state,
      asked_by: grant.askedBy,
      key,
      input_hash: inputHash,
      asked_at: grant.askedAt,
      needs_second: grant.needsSecond,
      decided_by: grant.decidedBy ?? null,
      decided_at: grant.decidedAt ?? null,
    })
    .onConflict((conflict) => conflict.columns(["asked_by", "key"]).doNothing())
    .executeTakeFirst();
  return kept.numInsertedOrUpdatedRows === 1n;
}

/** What was asked for before under a key. */
export async function findGrantByKey(
  tx: Tx,
  askedBy: string,
  key: string,
): Promise<{ id: string; inputHash: Uint8Array } | undefined> {
  const row = await tx
    .selectFrom("grants")
    .select(["id", "input_hash"])
    .where("asked_by", "=", askedBy)
    .where("key", "=", key)
    .executeTakeFirst();
  return row && { id: row.id, inputHash: row.input_hash };
}

/** What somebody has given without a second since a moment: minor units of both currencies together. */
export async function sumGrantedAlone(tx: Tx, askedBy: string, since: Date): Promise<bigint> {
  const row = await tx
    .selectFrom("grants")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<string>("amount"), sql<string>`0`).as("sum"))
    .where("asked_by", "=", askedBy)
    .where("asked_at", ">", since)
    .where("needs_second", "=", false)
    .executeTakeFirstOrThrow();
  return BigInt(row.sum);
}

/** Takes a grant for this transaction. */
export async function lockGrant(tx: Tx, id: string): Promise<StoredGrant | undefined> {
  const row = await tx.selectFrom("grants").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();
  if (!row) return undefined;
  return {
    id: row.id,
    playerId: row.player_id,
    currency: currencyOf(row.currency),
    amount: row.amount,
    reason: row.reason,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    needsSecond: row.needs_second,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
  };
}

export async function decideGrant(
  tx: Tx,
  id: string,
  decision: { readonly state: "paid" | "refused"; readonly by: string; readonly now: Date },
): Promise<void> {
  await tx
    .updateTable("grants")
    .set({ state: decision.state, decided_by: decision.by, decided_at: decision.now })
    .where("id", "=", id)
    .execute();
}

/** The newest first. */
export async function readGrants(
  db: Kysely<Tables>,
  filter: {
    readonly id?: string | undefined;
    readonly state?: GrantState | undefined;
    readonly before?: string | undefined;
  },
  limit: number,
): Promise<NamedGrant[]> {
  let query = db
    .selectFrom("grants as g")
    .leftJoin("players as p", "p.id", "g.player_id")
    .leftJoin("players as a", "a.id", "g.asked_by")
    .leftJoin("players as d", "d.id", "g.decided_by")
    .selectAll("g")
    .select([nameOf("p").as("player_name"), nameOf("a").as("asker"), nameOf("d").as("decider")])
    .orderBy("g.id", "desc")
    .limit(limit);
  if (filter.id !== undefined) query = query.where("g.id", "=", filter.id);
  if (filter.state !== undefined) query = query.where("g.state", "=", filter.state);
  if (filter.before !== undefined) query = query.where("g.id", "<", filter.before);
  return (await query.execute()).map((row) => ({
    id: row.id,
    playerId: row.player_id,
    currency: currencyOf(row.currency),
    amount: row.amount,
    reason: row.reason,
    state: row.state,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    needsSecond: row.needs_second,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    playerName: row.player_name ?? row.player_id,
    askedByName: row.asker ?? row.asked_by,
    decidedByName: row.decided_by === null ? undefined : (row.decider ?? row.decided_by),
  }));
}

/** Grants that wait for a second administrator. */
export async function countWaitingGrants(db: Kysely<Tables>): Promise<bigint> {
  const row = await db
    .selectFrom("grants")
    .select((eb) => eb.fn.countAll<bigint>().as("n"))
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return row.n;
}
