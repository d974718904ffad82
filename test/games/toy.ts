import { ratio } from "../../src/base/ratio.ts";
import { bad, ok } from "../../src/base/refusal.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import { type GameOdds, makeDistribution } from "../../src/games/odds.ts";
import { isRecord, onlyKeys } from "../../src/games/parse.ts";

/** One of four doors hides the prize and another, empty one is opened at once. Wait for nothing, double, or choose. */
export type ToyRules = { readonly win: number };
export type ToyState = {
  readonly hidden: number;
  readonly shown: number;
  readonly waited: number;
  readonly staked: number;
  readonly chosen: number | null;
};
const MOVES = ["wait", "double", "choose-0", "choose-1", "choose-2", "choose-3"] as const;
type ToyMove = { readonly move: (typeof MOVES)[number] };
const WAITS_MAX = 3;

const open = (state: ToyState): boolean => state.chosen === null;
function legal(state: ToyState): ToyMove[] {
  if (!open(state)) return [];
  return MOVES.filter(
    (move) => (move !== "wait" || state.waited < WAITS_MAX) && (move !== "double" || state.waited === 0),
  ).map((move) => ({ move }));
}

/** A small game with choices, for the suite to be tried on: the prize is behind each door with 1/4, a choice pays 3.8 times. */
export const toy: SteppedGame<ToyRules, { readonly door: "any" }, ToyState, ToyMove> = {
  id: "coinflip",
  name: "Doors",
  kind: "stepped",
  rules: { win: 38_000 },
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: (input) =>
    isRecord(input) && Number.isSafeInteger(input["win"]) && Number(input["win"]) >= 0
      ? (onlyKeys(input, ["win"]) ?? ok({ win: Number(input["win"]) }))
      : bad("/win", "win is a whole number"),
  parseBet: (_rules, input) =>
    isRecord(input) && input["door"] === "any"
      ? (onlyKeys(input, ["door"]) ?? ok({ door: "any" as const }))
      : bad("/door", "the only bet is any"),
  start: (_rules, _bet, stake, draws) => {
    const hidden = draws.below(4);
    return { hidden, shown: draws.below(1_000), waited: 0, staked: Number(stake), chosen: null };
  },
  moves: (_rules, state) => legal(state),
  parseMove: (_rules, state, input) => {
    if (!isRecord(input)) return bad("", "a move is an object");
    const found = legal(state).find(({ move }) => move === input["move"]);
    return found ? (onlyKeys(input, ["move"]) ?? ok(found)) : bad("/move", "not possible now");
  },
  step: (_rules, state, { move }, draws) => {
    if (move === "wait") return { ...state, waited: state.waited + 1, shown: draws.below(1_000) };
    if (move === "double") return { ...state, waited: WAITS_MAX, staked: state.staked * 2 };
    return { ...state, chosen: Number(move.at(-1)) };
  },
  isOver: (state) => !open(state),
  staked: (state) => BigInt(state.staked),
  payout: (rules, state) =>
    state.chosen === state.hidden ? (BigInt(state.staked) * BigInt(rules.win)) / 10_000n : 0n,
  view: (_rules, state) => (open(state) ? { ...state, hidden: null } : state),
  hiddenDraws: (_rules, state) => (open(state) ? [0] : []),
  defaultMove: () => ({ move: "choose-0" }),
};

export const toyOdds: GameOdds<ToyRules, { readonly door: "any" }> = {
  bets: () => [{ name: "any door", bet: { door: "any" } }],
  distribution: (rules) =>
    makeDistribution([
      { multiplier: rules.win, probability: ratio(1, 4) },
      { multiplier: 0, probability: ratio(3, 4) },
    ]),
  bestMove: () => ({ move: "choose-2" }),
};
