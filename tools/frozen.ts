import type { Json } from "../src/base/canonical.ts";
import { drawsFrom } from "../src/fair/draws.ts";
import { fastWords } from "../src/fair/fast.ts";
import { parseClientSeed, parseServerSeed } from "../src/fair/seed.ts";
import { importServerSeed, roundDraws } from "../src/fair/stream.ts";
import { type Game, payoutOfRound, replay, type SteppedGame } from "../src/games/game.ts";
import type { GameOdds } from "../src/games/odds.ts";
import { stakeFor } from "../src/games/sample.ts";

/** A round kept for good: what it was played from, and what came of it. Amounts in minor units. */
export type FrozenRound = {
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
  readonly bet: Json;
  readonly stake: number;
  readonly moves?: readonly Json[];
  readonly outcome: Json;
  /** Ten-thousandths; one-shot rounds only. */
  readonly multiplier?: number;
  /** Opening stake and what moves added; stepped rounds only. */
  readonly staked?: number;
  readonly payout: number;
};

/** All frozen rounds are played from one seed pair. */
const SEEDS = {
  serverSeed: "c1d3f3e1b6a0f5d94d3f8b0f6a5c7e9218b7c6d5e4f3a2910f1e2d3c4b5a6978",
  clientSeed: "frozen by RNG-THING",
} as const;
const server = parseServerSeed(SEEDS.serverSeed);
const client = parseClientSeed(SEEDS.clientSeed);
if (!server || !client) throw new Error("the seeds of the frozen rounds do not parse");
const key = importServerSeed(server);
const drawsAt = (nonce: number) => roundDraws(key, client, nonce);

type Played = Pick<FrozenRound, "nonce" | "bet" | "stake" | "moves">;

function recompute(game: Game, { nonce, bet, stake, moves = [] }: Played): FrozenRound {
  const { rules } = game;
  if (game.kind === "one-shot") {
    const outcome = game.draw(rules, bet, drawsAt(nonce));
    const multiplier = game.multiplier(rules, bet, outcome);
    const payout = Number(payoutOfRound(game, rules, bet, outcome, BigInt(stake)));
    return { ...SEEDS, nonce, bet, stake, outcome, multiplier, payout };
  }
  const state = replay(game, rules, bet, BigInt(stake), moves, drawsAt(nonce));
  return {
    ...SEEDS,
    nonce,
    bet,
    stake,
    moves,
    outcome: game.view(rules, state),
    staked: Number(game.staked(state)),
    payout: Number(game.payout(rules, state)),
  };
}

/** Legal moves to the end of a round, chosen by the fast generator. */
function someMoves(game: SteppedGame, bet: Json, stake: bigint, nonce: number): Json[] {
  const choice = drawsFrom(fastWords(nonce));
  const draws = drawsAt(nonce);
  const moves: Json[] = [];
  let state = game.start(game.rules, bet, stake, draws);
  while (!game.isOver(state)) {
    const legal = game.moves(game.rules, state);
    const move = legal[choice.below(legal.length)] ?? null;
    moves.push(move);
    state = game.step(game.rules, state, move, draws);
  }
  return moves;
}

/** Rounds to freeze: the published bets in turn, each at least once. */
export function freeze(game: Game, odds: GameOdds, least: number): FrozenRound[] {
  const named = odds.bets(game.rules);
  return Array.from({ length: Math.max(least, named.length) }, (_, nonce) => {
    const bet = named[nonce % named.length]?.bet ?? null;
    const stake = stakeFor(game, bet);
    const round = { nonce, bet, stake: Number(stake) };
    const moves = game.kind === "stepped" ? { moves: someMoves(game, bet, stake, nonce) } : {};
    return recompute(game, { ...round, ...moves });
  });
}
