import { assert } from "../../base/assert.ts";
import { type ClientSeed, parseClientSeed, parseServerSeed } from "../../fair/seed.ts";
import { importServerSeed, type SeedKey } from "../../fair/stream.ts";
import type { Guard } from "../../ledger/guards/guard.ts";
import type { SeatedPair } from "../../store/seeds.ts";

/** A player's pair in play, kept in this process. Nonce and credits are a guess that the settle statement checks. */
export type Seat = {
  readonly playerId: string;
  readonly pairId: string;
  readonly commitment: string;
  readonly clientSeed: ClientSeed;
  readonly key: SeedKey;
  nextNonce: bigint;
  credits: bigint;
  readonly guardVersion: bigint;
  /** What can stop the player's bets; undefined when nothing was ever set. Exact as long as nonce and version are. */
  guard: Guard | undefined;
  playedAtMs: number | undefined;
};

export function makeSeat(pair: SeatedPair, credits: bigint, guard: Guard | undefined): Seat {
  const serverSeed = parseServerSeed(pair.serverSeed);
  const clientSeed = parseClientSeed(pair.clientSeed);
  assert(serverSeed && clientSeed, "a stored seed pair does not parse");
  return {
    playerId: pair.playerId,
    pairId: pair.id,
    commitment: pair.commitment,
    clientSeed,
    key: importServerSeed(serverSeed),
    nextNonce: pair.nextNonce,
    credits,
    guardVersion: pair.guardVersion,
    guard,
    playedAtMs: pair.playedAt?.getTime(),
  };
}

/** The seats of the players who bet last, at most max of them: the one unused for longest leaves. */
export function createSeats(max: number) {
  const seats = new Map<string, Seat>();
  return {
    get: (playerId: string): Seat | undefined => seats.get(playerId),
    put(seat: Seat): void {
      seats.delete(seat.playerId);
      seats.set(seat.playerId, seat);
      if (seats.size > max) seats.delete(seats.keys().next().value as string);
    },
    drop: (playerId: string): void => void seats.delete(playerId),
  };
}
export type Seats = ReturnType<typeof createSeats>;
