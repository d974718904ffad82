import { bad, ok, type Result } from "../../base/refusal.ts";
import type { SteppedGame } from "../game.ts";
import { isRecord, onlyKeys } from "../parse.ts";
import { returned, stakedOn } from "./payout.ts";
import { type BlackjackRules, parseBlackjackRules, RULES } from "./rules.ts";
import type { BlackjackMove, BlackjackState } from "./state.ts";
import { carryOut, deal, legalMoves } from "./table.ts";
import { blackjackView, HOLE } from "./view.ts";

/** There is nothing to choose before the deal. */
export type BlackjackBet = Readonly<Record<string, never>>;

const parseBet = (_rules: BlackjackRules, input: unknown): Result<BlackjackBet> =>
  isRecord(input)
    ? (onlyKeys(input, []) ?? ok({}))
    : bad("", "a blackjack bet is {}: the stake is all there is");

function parseMove(rules: BlackjackRules, state: BlackjackState, input: unknown): Result<BlackjackMove> {
  if (state.phase === "over") return bad("", "the round is over");
  const legal = legalMoves(rules, state);
  if (!isRecord(input)) return bad("", `a move is {"move": one of ${legal.join(", ")}}`);
  const move = legal.find((each) => each === input["move"]);
  if (!move) return bad("/move", `move is one of ${legal.join(", ")}`);
  return onlyKeys(input, ["move"]) ?? ok({ move });
}

export const blackjack: SteppedGame<BlackjackRules, BlackjackBet, BlackjackState, BlackjackMove> = {
  id: "blackjack",
  name: "Blackjack",
  kind: "stepped",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: parseBlackjackRules,
  parseBet,
  start: (rules, _bet, stake, draws) => deal(rules, Number(stake), draws),
  moves: (rules, state) => legalMoves(rules, state).map((move) => ({ move })),
  parseMove,
  step: carryOut,
  isOver: (state) => state.phase === "over",
  staked: (state) => BigInt(stakedOn(state)),
  payout: (rules, state) => BigInt(returned(rules, state)),
  net: (rules, state) => returned(rules, state) - stakedOn(state),
  view: blackjackView,
  hiddenDraws: (_rules, state) => (state.phase === "over" ? [] : [HOLE]),
  /** No insurance, no more cards. */
  defaultMove: (_rules, state) => ({ move: state.phase === "insurance" ? "no-insurance" : "stand" }),
};
