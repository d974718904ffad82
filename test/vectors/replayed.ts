import { present } from "../../src/base/assert.ts";
import type { Json } from "../../src/base/canonical.ts";
import { commitmentOf, parseClientSeed, parseServerSeed } from "../../src/fair/seed.ts";
import { importServerSeed, wordStream } from "../../src/fair/stream.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { GameId } from "../../src/games/ids.ts";
import { recompute } from "../../src/web/fairness/recompute.ts";

/** A published stream: test/vectors/rounds.json. */
export type StreamVector = {
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
  readonly commitment: string;
  readonly words: readonly number[];
};

/** A published round: test/vectors/<game>.json. Amounts in minor units. */
export type RoundVector = {
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
  readonly stake: number;
  readonly bet: Json;
  readonly moves?: readonly Json[];
  readonly staked?: number;
  readonly outcome: Json;
  readonly payout: number;
};

/** What this runtime makes of the stream's seeds: to be held against the vector. */
export function replayStream(vector: StreamVector): Pick<StreamVector, "commitment" | "words"> {
  const serverSeed = present(parseServerSeed(vector.serverSeed), "the server seed");
  const clientSeed = present(parseClientSeed(vector.clientSeed), "the client seed");
  const stream = wordStream(importServerSeed(serverSeed), clientSeed, vector.nonce);
  return { commitment: commitmentOf(serverSeed), words: vector.words.map(() => stream.next()) };
}

/** What this runtime makes of a round's seeds, bet and moves under the published rules. */
export function replayRound(
  game: GameId,
  vector: RoundVector,
): Required<Pick<RoundVector, "outcome" | "payout" | "staked">> {
  const { serverSeed, clientSeed, nonce, stake, bet, moves = [] } = vector;
  const claim = { game, rules: GAMES[game].rules, bet, stake, moves, serverSeed, clientSeed, nonce };
  const result = recompute(claim);
  if (!result.ok) throw new Error(result.faults.map(({ at, what }) => `${at}: ${what}`).join("\n"));
  const { outcome, payout, staked } = result.value;
  return { outcome, payout, staked };
}

/** The part of a vector that a replay must give. */
export const expectedOf = ({ outcome, payout, staked, stake }: RoundVector) => ({
  outcome,
  payout,
  staked: staked ?? stake,
});
