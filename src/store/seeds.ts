import { type Kysely, sql } from "kysely";
import { PAUSE_MAX_MS } from "../base/limits.ts";
import type { Tables } from "../db/tables.ts";
import type { Tx } from "../db/tx.ts";
import type { Sealer } from "./sealed-seed.ts";

/** A seed pair as the house knows it: the server seed in clear, never to leave the process before it is revealed. */
export type SeedPair = {
  readonly id: string;
  readonly playerId: string;
  readonly serverSeed: string;
  readonly commitment: string;
  readonly clientSeed: string;
  readonly activatedAt: Date;
};

/** A pair that has been revealed. */
export type RevealedPair = {
  readonly id: string;
  readonly serverSeed: string;
  readonly commitment: string;
  readonly clientSeed: string;
  readonly rounds: bigint;
  readonly revealedAt: Date;
};

/** A seat with its pair: what a draw needs to know. */
export type SeatedPair = SeedPair & {
  readonly nextNonce: bigint;
  /** Above 0, the player has a guard. */
  readonly guardVersion: bigint;
  readonly playedAt: Date | null;
};

/** What a sealed seed is tied to. */
export const ownerOf = (playerId: string, pairId: string): string => `${playerId}/${pairId}`;

/** Seats of several players at once, for the settle path; players without one are missing from the answer. */
export async function readSeats(
  db: Kysely<Tables>,
  sealer: Sealer,
  playerIds: readonly string[],
): Promise<SeatedPair[]> {
  const rows = await db
    .selectFrom("seats as s")
    .innerJoin("seed_pairs as p", (join) =>
      join.onRef("p.player_id", "=", "s.player_id").onRef("p.id", "=", "s.seed_pair_id"),
    )
    .select([
      "s.player_id",
      "s.seed_pair_id",
      "s.next_nonce",
      "s.guard_version",
      "s.played_at",
      "p.sealed_seed",
      "p.commitment",
      "p.client_seed",
      "p.activated_at",
    ])
    .where("s.player_id", "=", sql<string>`ANY(${playerIds}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    id: row.seed_pair_id,
    playerId: row.player_id,
    serverSeed: sealer.open(row.sealed_seed, ownerOf(row.player_id, row.seed_pair_id)),
    commitment: row.commitment,
    clientSeed: row.client_seed ?? "",
    activatedAt: row.activated_at ?? new Date(0),
    nextNonce: row.next_nonce,
    guardVersion: row.guard_version,
    playedAt: row.played_at,
  }));
}

/** The commitment of the pair that is in play after the next rotation. */
export async function readNextCommitment(db: Kysely<Tables>, playerId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("seed_pairs")
    .select("commitment")
    .where("player_id", "=", playerId)
    .where("state", "=", "next")
    .executeTakeFirst();
  return row?.commitment;
}

/** Revealed pairs, the newest first. */
export async function readRevealed(
  db: Kysely<Tables>,
  playerId: string,
  limit: number,
): Promise<RevealedPair[]> {
  const rows = await db
    .selectFrom("seed_pairs")
    .selectAll()
    .where("player_id", "=", playerId)
    .where("state", "=", "revealed")
    .orderBy("revealed_at", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    serverSeed: row.server_seed ?? "",
    commitment: row.commitment,
    clientSeed: row.client_seed ?? "",
    rounds: row.rounds ?? 0n,
    revealedAt: row.revealed_at ?? new Date(0),
  }));
}

/** Stores a server seed that nobody may see, as the pair that comes next. */
export async function addNextPair(
  tx: Tx,
  sealer: Sealer,
  pair: { playerId: string; id: string; serverSeed: string; commitment: string; now: Date },
): Promise<void> {
  await tx
    .insertInto("seed_pairs")
    .values({
      player_id: pair.playerId,
      id: pair.id,
      state: "next",
      sealed_seed: sealer.seal(pair.serverSeed, ownerOf(pair.playerId, pair.id)),
      commitment: pair.commitment,
      client_seed: null,
      server_seed: null,
      rounds: null,
      created_at: pair.now,
      activated_at: null,
      revealed_at: null,
    })
    .execute();
}

/** Puts the next pair into play with the player's client seed; false when there is none. */
export async function activateNext(
  tx: Tx,
  playerId: string,
  clientSeed: string,
  now: Date,
): Promise<boolean> {
  const row = await tx
    .updateTable("seed_pairs")
    .set({ state: "active", client_seed: clientSeed, activated_at: now })
    .where("player_id", "=", playerId)
    .where("state", "=", "next")
    .returning("id")
    .executeTakeFirst();
  if (!row) return false;
  await tx
    .insertInto("seats")
    .values({ player_id: playerId, seed_pair_id: row.id, next_nonce: 0n })
    .onConflict((conflict) =>
      conflict.column("player_id").doUpdateSet({ seed_pair_id: row.id, next_nonce: 0n }),
    )
    .execute();
  return true;
}

/** A seat that this transaction holds; no bet passes until it ends. The spell of play goes from playSince to playedAt. */
export type LockedSeat = {
  readonly pairId: string;
  readonly nextNonce: bigint;
  readonly guardVersion: bigint;
  readonly playSince: Date | null;
  readonly playedAt: Date | null;
};

/** Takes the seat for this transaction, so that no bet passes; undefined when the player has none. */
export async function lockSeat(tx: Tx, playerId: string): Promise<LockedSeat | undefined> {
  const row = await tx
    .selectFrom("seats")
    .select(["seed_pair_id", "next_nonce", "guard_version", "play_since", "played_at"])
    .where("player_id", "=", playerId)
    .forUpdate()
    .executeTakeFirst();
  return (
    row && {
      pairId: row.seed_pair_id,
      nextNonce: row.next_nonce,
      guardVersion: row.guard_version,
      playSince: row.play_since,
      playedAt: row.played_at,
    }
  );
}

/** Inside the seat's lock: a move is play, as a bet is. The settle statement does the same for bets. */
export async function touchSeat(tx: Tx, playerId: string, seat: LockedSeat, now: Date): Promise<void> {
  const goesOn = seat.playedAt !== null && now.getTime() - seat.playedAt.getTime() < PAUSE_MAX_MS;
  await tx
    .updateTable("seats")
    .set({ played_at: now, play_since: goesOn ? seat.playSince : now })
    .where("player_id", "=", playerId)
    .execute();
}

/** Reveals a pair: its server seed becomes public, for good. */
export async function revealPair(
  tx: Tx,
  pair: { playerId: string; id: string; serverSeed: string; rounds: bigint; now: Date },
): Promise<void> {
  await tx
    .updateTable("seed_pairs")
    .set({ state: "revealed", server_seed: pair.serverSeed, rounds: pair.rounds, revealed_at: pair.now })
    .where("player_id", "=", pair.playerId)
    .where("id", "=", pair.id)
    .execute();
}

/** The server seed of one of a player's pairs, in clear: for replaying a round inside the house. */
export async function readServerSeed(
  tx: Tx,
  sealer: Sealer,
  playerId: string,
  pairId: string,
): Promise<string> {
  const row = await tx
    .selectFrom("seed_pairs")
    .select("sealed_seed")
    .where("player_id", "=", playerId)
    .where("id", "=", pairId)
    .executeTakeFirstOrThrow();
  return sealer.open(row.sealed_seed, ownerOf(playerId, pairId));
}
