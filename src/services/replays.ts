import { assert, present } from "../base/assert.ts";
import type { Json } from "../base/canonical.ts";
import { Refusal } from "../base/refusal.ts";
import type { Clock, Entropy } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { withTx } from "../db/tx.ts";
import { parseClientSeed, parseServerSeed } from "../fair/seed.ts";
import { importServerSeed, roundDraws } from "../fair/stream.ts";
import { GAMES } from "../games/catalog.ts";
import { stagesOf } from "../games/game.ts";
import { isGameId } from "../games/ids.ts";
import { addReplay, dropReplay, readReplay, readReplayOf } from "../store/replays.ts";
import { readRounds, type StoredRound } from "../store/rounds.ts";
import { readRules } from "../store/rules.ts";
import type { Sealer } from "../store/sealed-seed.ts";
import { readServerSeed } from "../store/seeds.ts";

/** What the player saw at one moment of a round: after its start, then after each move. stake in minor units, so far. */
export type Stage = { readonly outcome: Json; readonly stake: bigint };

/** A settled round as everybody may see it, told from its beginning. */
export type Replay = {
  readonly round: StoredRound;
  readonly rules: Json;
  readonly stages: readonly Stage[];
};

/** 128 bits: the address is the only thing that leads there. */
const ID_BYTES = 16;
const ID = /^[A-Za-z0-9_-]{22}$/;

const none = (): Refusal =>
  new Refusal("not-found", "There is no replay at this address. Whoever showed it may have taken it back.");

export type ReplaysDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly entropy: Entropy;
};

/** Rounds that players show to everybody. Nothing of one leads to the player; rounds of one seed pair share its commitment. */
export function createReplays({ database, sealer, clock, entropy }: ReplaysDeps) {
  const { db } = database;

  async function settledRound(playerId: string, roundId: string): Promise<StoredRound> {
    const [round] = await readRounds(db, playerId, { ids: [roundId] }, 1);
    if (!round) throw new Refusal("not-found", "You have no round with this id.");
    if (round.state === "open")
      throw new Refusal("conflict", "This round is still open: finish it, and then show it.");
    return round;
  }

  /** A one-shot round is one stage. The seed of a pair in play is opened here and goes no further than the draws. */
  async function stages(round: StoredRound, rules: Json): Promise<readonly Stage[]> {
    assert(isGameId(round.game), `the catalog has no ${round.game}`);
    const game = GAMES[round.game];
    if (game.kind === "one-shot") return [{ outcome: round.outcome, stake: round.stake }];
    const { playerId, seedPairId, nonce, bet, moves } = round;
    const sealed = await withTx(database, (tx) => readServerSeed(tx, sealer, playerId, seedPairId));
    const [serverSeed, clientSeed] = [parseServerSeed(sealed), parseClientSeed(round.clientSeed)];
    assert(serverSeed && clientSeed, "a stored seed pair does not parse");
    const draws = roundDraws(importServerSeed(serverSeed), clientSeed, Number(nonce));
    return stagesOf(game, rules, bet, round.stake - round.addedStake, moves, draws);
  }

  return {
    /** Shows a settled round to whoever has the address; shown twice, it keeps its id. Refusals: not-found, conflict. */
    async show(playerId: string, roundId: string): Promise<string> {
      await settledRound(playerId, roundId);
      const id = Buffer.from(entropy(ID_BYTES)).toString("base64url");
      return await addReplay(db, { id, playerId, roundId }, new Date(clock()));
    },

    /** Takes it back: the address leads nowhere from now on. Refusals: not-found, conflict. */
    async hide(playerId: string, roundId: string): Promise<void> {
      await settledRound(playerId, roundId);
      await dropReplay(db, playerId, roundId);
    },

    /** The id under which a player's round is shown; undefined when it is not. */
    idOf: (playerId: string, roundId: string): Promise<string | undefined> =>
      readReplayOf(db, playerId, roundId),

    /** What is shown under an id. Refusals: not-found. */
    async find(id: string): Promise<Replay> {
      const found = ID.test(id) ? await readReplay(db, id) : undefined;
      if (!found) throw none();
      const [round] = await readRounds(db, found.playerId, { ids: [found.roundId] }, 1);
      // Rounds of long ago may have been put away with their month.
      if (!round) throw none();
      const rules = present(await readRules(db, round.rulesId), "the round's rules").content;
      return { round, rules, stages: await stages(round, rules) };
    },
  };
}
export type Replays = ReturnType<typeof createReplays>;
