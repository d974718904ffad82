import { type ExpressionBuilder, type Kysely, sql } from "kysely";
import type { Json } from "../base/canonical.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";

/** A round as its player may see it. */
export type StoredRound = {
  readonly id: string;
  readonly playerId: string;
  readonly game: string;
  readonly state: "open" | "settled";
  readonly stake: bigint;
  /** How much of the stake moves have added. */
  readonly addedStake: bigint;
  readonly payout: bigint;
  readonly bet: Json;
  readonly outcome: Json;
  readonly moves: readonly Json[];
  readonly nonce: bigint;
  readonly seedPairId: string;
  readonly clientSeed: string;
  readonly commitment: string;
  /** Only once the pair is revealed. */
  readonly serverSeed: string | null;
  readonly rulesId: string;
  readonly createdAt: Date;
  readonly settledAt: Date | null;
};

type Filter = {
  readonly game?: string | undefined;
  readonly state?: "open" | "settled" | undefined;
  /** Only rounds of this pair of seeds. */
  readonly pair?: string | undefined;
  /** Only rounds older than this id. */
  readonly before?: string | undefined;
  readonly ids?: readonly string[] | undefined;
};

type Columns = ExpressionBuilder<Tables & { r: Tables["rounds"]; p: Tables["seed_pairs"] }, "r" | "p">;

const filtered = (eb: Columns, playerId: string, filter: Filter) =>
  eb.and([
    eb("r.player_id", "=", playerId),
    ...(filter.game ? [eb("r.game", "=", filter.game)] : []),
    ...(filter.state ? [eb("r.state", "=", filter.state)] : []),
    ...(filter.pair ? [eb("r.seed_pair_id", "=", filter.pair)] : []),
    ...(filter.before ? [eb("r.id", "<", filter.before)] : []),
    ...(filter.ids ? [eb("r.id", "=", sql<string>`ANY(${filter.ids}::uuid[])`)] : []),
  ]);

/** A player's rounds, the newest first. The one place where a round's row becomes a round. */
export async function readRounds(
  db: Kysely<Tables>,
  playerId: string,
  filter: Filter,
  limit: number,
): Promise<StoredRound[]> {
  const rows = await db
    .selectFrom("rounds as r")
    .innerJoin("seed_pairs as p", (join) =>
      join.onRef("p.player_id", "=", "r.player_id").onRef("p.id", "=", "r.seed_pair_id"),
    )
    .selectAll("r")
    .select(["p.client_seed", "p.commitment", "p.server_seed"])
    .where((eb) => filtered(eb as unknown as Columns, playerId, filter))
    .orderBy("r.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    playerId: row.player_id,
    game: row.game,
    state: row.state,
    stake: row.stake,
    addedStake: row.added_stake,
    payout: row.payout,
    bet: row.bet as Json,
    outcome: row.outcome as Json,
    moves: (row.moves ?? []) as Json[],
    nonce: row.nonce,
    seedPairId: row.seed_pair_id,
    clientSeed: row.client_seed ?? "",
    commitment: row.commitment,
    serverSeed: row.server_seed,
    rulesId: row.rules_id,
    createdAt: row.created_at,
    settledAt: row.settled_at,
  }));
}

/** Writes what a move made of an open round, and keeps or closes its place among the open ones. */
export async function saveMoves(tx: Tx, round: StoredRound, expiresAt: Date): Promise<void> {
  await tx
    .updateTable("rounds")
    .set({
      state: round.state,
      stake: round.stake,
      added_stake: round.addedStake,
      payout: round.payout,
      outcome: JSON.stringify(round.outcome),
      moves: JSON.stringify(round.moves),
      settled_at: round.settledAt,
    })
    .where("player_id", "=", round.playerId)
    .where("id", "=", round.id)
    .execute();
  const place = { player_id: round.playerId, game: round.game };
  if (round.state === "settled") {
    await tx
      .deleteFrom("open_rounds")
      .where((eb) => eb.and(place))
      .execute();
  } else {
    await tx
      .updateTable("open_rounds")
      .set({ expires_at: expiresAt })
      .where((eb) => eb.and(place))
      .execute();
  }
}

/** Whether the player has any round of this pair still open. */
export async function hasOpenRound(tx: Tx, playerId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("open_rounds")
    .select("game")
    .where("player_id", "=", playerId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Open rounds that nobody has touched until their time was up, the oldest first. */
export async function readExpired(
  db: Kysely<Tables>,
  now: Date,
  limit: number,
): Promise<{ playerId: string; roundId: string }[]> {
  const rows = await db
    .selectFrom("open_rounds")
    .select(["player_id", "round_id"])
    .where("expires_at", "<=", now)
    .orderBy("expires_at")
    .limit(limit)
    .execute();
  return rows.map((row) => ({ playerId: row.player_id, roundId: row.round_id }));
}

/** Puts rounds that could not be ended at the end of the line, so that they keep none of the others waiting. */
export async function postponeExpiry(
  db: Kysely<Tables>,
  roundIds: readonly string[],
  until: Date,
): Promise<void> {
  if (roundIds.length === 0) return;
  await db.updateTable("open_rounds").set({ expires_at: until }).where("round_id", "in", roundIds).execute();
}

/** Whether an open round's time is up. Asked again under the seat's lock, because its player may just have moved. */
export async function isExpired(tx: Tx, playerId: string, roundId: string, now: Date): Promise<boolean> {
  const row = await tx
    .selectFrom("open_rounds")
    .select("game")
    .where("player_id", "=", playerId)
    .where("round_id", "=", roundId)
    .where("expires_at", "<=", now)
    .executeTakeFirst();
  return row !== undefined;
}
