import { canonicalJson, type Json } from "../base/canonical.ts";
import { payoutOf } from "../base/money.ts";
import type { Result } from "../base/refusal.ts";
import type { Draws } from "../fair/draws.ts";
import { sha256Hex } from "../fair/hash.ts";
import type { GameId } from "./ids.ts";

/**
 * What every game is. All of it is pure: rules, bets, outcomes, states and moves are plain JSON values.
 * Methods, not properties, so that a game of narrow types fits the catalog's wide ones; the parse functions are
 * the only doors through which unknown values become narrow.
 */
type Common<Rules, Bet> = {
  readonly id: GameId;
  readonly name: string;
  /** The published rules (paytable) that the house starts with. */
  readonly rules: Rules;
  /** Default limits of one round's opening stake, in minor units of credits. */
  readonly stakeMin: number;
  readonly stakeMax: number;
  /** Checks rules from outside (a stored version, an operator's draft). Structure only; the band of return is odds' business. */
  parseRules(input: unknown): Result<Rules>;
  /** Checks a bet against the rules and the round's stake (minor units). Faults point into the bet. */
  parseBet(rules: Rules, input: unknown, stake: bigint): Result<Bet>;
  /** Only where a bet carries stakes of its own (roulette chips): their sum, or undefined when they cannot be read. */
  stakeIn?(input: unknown): bigint | undefined;
};

export type OneShotGame<Rules = Json, Bet = Json, Outcome = Json> = Common<Rules, Bet> & {
  readonly kind: "one-shot";
  draw(rules: Rules, bet: Bet, draws: Draws): Outcome;
  /** What one unit of the bet returns, in ten-thousandths, stake included. */
  multiplier(rules: Rules, bet: Bet, outcome: Outcome): number;
  /** Only where a bet carries stakes of its own (roulette chips): the payout in minor units. Else floor(stake * multiplier / 10000). */
  payout?(rules: Rules, bet: Bet, outcome: Outcome, stake: bigint): bigint;
};

/**
 * A round with choices. The draws of a round are one fixed sequence, so a state is always the replay of start and
 * moves with fresh draws; nothing hidden is ever stored.
 */
export type SteppedGame<Rules = Json, Bet = Json, State = Json, Move = Json> = Common<Rules, Bet> & {
  readonly kind: "stepped";
  start(rules: Rules, bet: Bet, stake: bigint, draws: Draws): State;
  /**
   * Legal moves in this state, none once it is over: all of them, or, where a move carries an amount, each kind with its
   * smallest amount. What a page offers, and what the conformance suite plays at random.
   */
  moves(rules: Rules, state: State): readonly Move[];
  /** Checks that a move is legal in this state. */
  parseMove(rules: Rules, state: State, input: unknown): Result<Move>;
  step(rules: Rules, state: State, move: Move, draws: Draws): State;
  isOver(state: State): boolean;
  /** Everything staked so far, minor units: the opening stake and what moves have added. Never falls. */
  staked(state: State): bigint;
  /** What the house returns once the round is over, minor units. */
  payout(rules: Rules, state: State): bigint;
  /**
   * payout less staked as a number, exact because no amount exceeds 2^53: only for a game that has both as numbers anyway,
   * since bigints are a fifth of the time of a simulated hand. The conformance suite holds it to the two.
   */
  net?(rules: Rules, state: State): number;
  /** What the player may see now; when the round is over, everything. */
  view(rules: Rules, state: State): Json;
  /**
   * Draws that this state rests on and the player may not know yet (a hole card, the mines), by index: 0 is the round's
   * first call of below. Absent: none. The conformance suite changes each and holds the view to stay as it is.
   */
  hiddenDraws?(rules: Rules, state: State): readonly number[];
  /** The published move that is made for a player whose time is up. Never adds a stake; repeated, it ends the round. */
  defaultMove(rules: Rules, state: State): Move;
};

export type Game = OneShotGame | SteppedGame;

/** A rules version is identified by its content: the first 32 hex characters of SHA-256 over game id and rules. */
export const rulesIdOf = (game: GameId, rules: Json): string =>
  sha256Hex(canonicalJson({ game, rules })).slice(0, 32);

/** What a one-shot round returns, minor units. */
export function payoutOfRound(
  game: OneShotGame,
  rules: Json,
  bet: Json,
  outcome: Json,
  stake: bigint,
): bigint {
  return game.payout
    ? game.payout(rules, bet, outcome, stake)
    : payoutOf(stake, game.multiplier(rules, bet, outcome));
}

/** What a player saw of a stepped round, and had staked: after its start, then after each move. Every move must be one that parseMove accepted before. */
export function stagesOf(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly Json[],
  draws: Draws,
): { readonly outcome: Json; readonly stake: bigint }[] {
  let state = game.start(rules, bet, stake, draws);
  const seen = () => ({ outcome: game.view(rules, state), stake: game.staked(state) });
  const stages = [seen()];
  for (const move of moves) {
    state = game.step(rules, state, move, draws);
    stages.push(seen());
  }
  return stages;
}

/** Replays a stepped round from its beginning. Every move must be one that parseMove accepted before. */
export function replay(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly Json[],
  draws: Draws,
): Json {
  let state = game.start(rules, bet, stake, draws);
  for (const move of moves) state = game.step(rules, state, move, draws);
  return state;
}
