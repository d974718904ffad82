import { present } from "../base/assert.ts";
import type { SeedPairId } from "../base/id.ts";
import { Refusal } from "../base/refusal.ts";
import type { Clock, Entropy } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { type Tx, withTx } from "../db/tx.ts";
import { commitmentOf, makeClientSeed, makeServerSeed, parseServerSeed } from "../fair/seed.ts";
import { hasOpenRound } from "../store/rounds.ts";
import type { Sealer } from "../store/sealed-seed.ts";
import {
  activateNext,
  addNextPair,
  lockSeat,
  type RevealedPair,
  readNextCommitment,
  readRevealed,
  readSeats,
  readServerSeed,
  revealPair,
  type SeatedPair,
} from "../store/seeds.ts";

export type SeedsDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly newId: <T extends string>() => T;
};

/** What a player may know of their pairs; the server seed in play stays inside. */
export type SeedsView = {
  readonly current: Omit<SeatedPair, "serverSeed">;
  readonly nextCommitment: string;
  readonly past: readonly RevealedPair[];
};

const PAST_MAX = 50;

async function addNext(deps: SeedsDeps, tx: Tx, playerId: string, now: Date): Promise<void> {
  const serverSeed = makeServerSeed(deps.entropy);
  const commitment = commitmentOf(serverSeed);
  await addNextPair(tx, deps.sealer, { playerId, id: deps.newId<SeedPairId>(), serverSeed, commitment, now });
}

async function readView({ database: { db }, sealer }: SeedsDeps, playerId: string): Promise<SeedsView> {
  const [seat] = await readSeats(db, sealer, [playerId]);
  const { serverSeed: _, ...current } = present(seat, "the player's seat");
  return {
    current,
    nextCommitment: present(await readNextCommitment(db, playerId), "the next commitment"),
    past: await readRevealed(db, playerId, PAST_MAX),
  };
}

/** Under the seat's lock: reveals the pair in play and puts the next one in its place; the id of the revealed one. */
async function rotatePair(deps: SeedsDeps, tx: Tx, playerId: string, clientSeed: string): Promise<string> {
  const { pairId: id, nextNonce: rounds } = present(await lockSeat(tx, playerId), "the player's seat");
  if (await hasOpenRound(tx, playerId)) {
    throw new Refusal(
      "round-open",
      "A round is still open: its cards are drawn from this seed. Finish it, then rotate. Nothing was changed.",
    );
  }
  const now = new Date(deps.clock());
  const serverSeed = parseServerSeed(await readServerSeed(tx, deps.sealer, playerId, id));
  await revealPair(tx, { playerId, id, serverSeed: present(serverSeed, "the server seed"), rounds, now });
  await activateNext(tx, playerId, clientSeed, now);
  await addNext(deps, tx, playerId, now);
  return id;
}

/** The life of seed pairs: committed before the first bet, revealed at rotation, never both in use and known. */
export function createSeeds(deps: SeedsDeps) {
  return {
    view: (playerId: string): Promise<SeedsView> => readView(deps, playerId),
    /** Gives a new player a seat with a first pair and a commitment to the second. Does nothing for one who has it. */
    async seat(tx: Tx, playerId: string): Promise<void> {
      if (await lockSeat(tx, playerId)) return;
      const now = new Date(deps.clock());
      await addNext(deps, tx, playerId, now);
      await activateNext(tx, playerId, makeClientSeed(deps.entropy), now);
      await addNext(deps, tx, playerId, now);
    },
    /**
     * Reveals the pair in play and begins the next one, whose commitment was shown before, with this client seed (without
     * one, a new one is drawn). A client seed is only ever chosen so: a pair never changes once a process may have it in
     * memory. Refusals: round-open.
     */
    async rotate(playerId: string, clientSeed: string | undefined) {
      const chosen = clientSeed ?? makeClientSeed(deps.entropy);
      const id = await withTx(deps.database, (tx) => rotatePair(deps, tx, playerId, chosen));
      const seeds = await readView(deps, playerId);
      return { seeds, revealed: seeds.past.find((pair) => pair.id === id) };
    },
  };
}
export type Seeds = ReturnType<typeof createSeeds>;
