import { payoutOf } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import { type CardText, cardText, DECK, rankIndex } from "../../fair/cards.ts";
import type { Draws } from "../../fair/draws.ts";
import type { SteppedGame } from "../game.ts";
import { isRecord, onlyKeys } from "../parse.ts";
import { type Guess, guessesOn, isRight, waysOf } from "./guess.ts";
import { type HighLowRules, highLowMultiplier, parseHighLowRules } from "./rules.ts";

/** There is nothing to choose before the first card. */
export type HighLowBet = Readonly<Record<string, never>>;
export type HighLowMove = { readonly move: Guess | "skip" | "cash-out" };
/** open: the player is to move; lost: a guess was wrong; paid: cashed out, by the player or by the last guess. */
export type HighLowEnd = "open" | "lost" | "paid";
export type HighLowState = {
  readonly stake: number;
  /** Every card so far; the last one is the one on the table. */
  readonly cards: readonly number[];
  /** How each card but the first was asked for. */
  readonly asked: readonly (Guess | "skip")[];
  readonly end: HighLowEnd;
};
/** A guess on offer: its chance is ways / 13, and the stake returns `multiplier` ten-thousandths once it is right. */
export type HighLowOffer = { readonly guess: Guess; readonly ways: number; readonly multiplier: number };
export type HighLowView = {
  readonly cards: readonly CardText[];
  readonly asked: readonly (Guess | "skip")[];
  readonly end: HighLowEnd;
  /** What the stake returns as it stands, ten-thousandths: 0 before the first right guess and after a wrong one. */
  readonly multiplier: number;
  /** Guesses on offer now; none once the round is over. */
  readonly offers: readonly HighLowOffer[];
  readonly skipsLeft: number;
};

/** The last hundredth is the house's; 30 guesses and 20 skips bound a round, no payout is above 10,000x. */
const RULES: HighLowRules = { rtp: 9_900, guessesMax: 30, skipsMax: 20, multiplierMax: 100_000_000 };

const parseBet = (_rules: HighLowRules, input: unknown): Result<HighLowBet> =>
  isRecord(input)
    ? (onlyKeys(input, []) ?? ok({}))
    : bad("", "a high/low bet is {}: the stake is all there is");

const rankAt = (state: HighLowState, index: number): number => rankIndex(state.cards[index] ?? 0);
const rankNow = (state: HighLowState): number => rankAt(state, state.cards.length - 1);

/** The ways of each guess that was made, in order. */
const waysSoFar = (state: HighLowState): number[] =>
  state.asked.flatMap((asked, index) => (asked === "skip" ? [] : [waysOf(asked, rankAt(state, index))]));
const guessesMade = (state: HighLowState): number => state.asked.filter((asked) => asked !== "skip").length;
const skipsLeft = (rules: HighLowRules, state: HighLowState): number =>
  rules.skipsMax - (state.asked.length - guessesMade(state));

/** The guesses on offer: the two of the card on the table, but for one that could lead above the cap. */
function offers(rules: HighLowRules, state: HighLowState): HighLowOffer[] {
  if (state.end !== "open") return [];
  const rank = rankNow(state);
  const made = waysSoFar(state);
  return guessesOn(rank)
    .map((guess) => {
      const ways = waysOf(guess, rank);
      return { guess, ways, multiplier: highLowMultiplier(rules, [...made, ways]) };
    })
    .filter(({ multiplier }) => multiplier <= rules.multiplierMax);
}

function moves(rules: HighLowRules, state: HighLowState): HighLowMove[] {
  if (state.end !== "open") return [];
  const legal: HighLowMove[] = offers(rules, state).map(({ guess }) => ({ move: guess }));
  if (skipsLeft(rules, state) > 0) legal.push({ move: "skip" });
  if (guessesMade(state) > 0) legal.push({ move: "cash-out" });
  return legal;
}

function parseMove(rules: HighLowRules, state: HighLowState, input: unknown): Result<HighLowMove> {
  if (state.end !== "open") return bad("", "the round is over");
  const legal = moves(rules, state);
  const names = legal.map(({ move }) => move).join(", ");
  if (!isRecord(input)) return bad("", `a move is {"move": one of ${names}}`);
  const found = legal.find(({ move }) => move === input["move"]);
  if (!found) return bad("/move", `move is one of ${names}`);
  return onlyKeys(input, ["move"]) ?? ok(found);
}

function step(rules: HighLowRules, state: HighLowState, { move }: HighLowMove, draws: Draws): HighLowState {
  if (move === "cash-out") return { ...state, end: "paid" };
  const card = draws.below(DECK.length);
  const next = { ...state, cards: [...state.cards, card], asked: [...state.asked, move] };
  if (move === "skip") return next;
  if (!isRight(move, rankNow(state), rankIndex(card))) return { ...next, end: "lost" };
  return guessesMade(next) >= rules.guessesMax ? { ...next, end: "paid" } : next;
}

function multiplierNow(rules: HighLowRules, state: HighLowState): number {
  if (state.end === "lost" || guessesMade(state) === 0) return 0;
  return highLowMultiplier(rules, waysSoFar(state));
}

const view = (rules: HighLowRules, state: HighLowState): HighLowView => ({
  cards: state.cards.map(cardText),
  asked: state.asked,
  end: state.end,
  multiplier: multiplierNow(rules, state),
  offers: offers(rules, state),
  skipsLeft: skipsLeft(rules, state),
});

/** Takes what is there; with nothing there yet, the likelier guess, the higher one on an eight. */
function defaultMove(_rules: HighLowRules, state: HighLowState): HighLowMove {
  if (guessesMade(state) > 0) return { move: "cash-out" };
  const rank = rankNow(state);
  const [first, second] = guessesOn(rank);
  return { move: waysOf(first, rank) >= waysOf(second, rank) ? first : second };
}

export const highLow: SteppedGame<HighLowRules, HighLowBet, HighLowState, HighLowMove> = {
  id: "high-low",
  name: "High/Low",
  kind: "stepped",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: parseHighLowRules,
  parseBet,
  start: (_rules, _bet, stake, draws) => ({
    stake: Number(stake),
    cards: [draws.below(DECK.length)],
    asked: [],
    end: "open",
  }),
  moves,
  parseMove,
  step,
  isOver: (state) => state.end !== "open",
  staked: (state) => BigInt(state.stake),
  payout: (rules, state) =>
    state.end === "paid" ? payoutOf(BigInt(state.stake), multiplierNow(rules, state)) : 0n,
  view,
  defaultMove,
};
