import { payoutOf } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import { type CardText, cardText, DECK, rankIndex } from "../../fair/cards.ts";
import { pick } from "../../fair/draws.ts";
import type { SteppedGame } from "../game.ts";
import { isMultiplier, isRecord, onlyKeys, wholeNumber } from "../parse.ts";
import { type Category, categoryOf, isHigh, PAID } from "./category.ts";

/** What each category returns, ten-thousandths, stake included. */
export type VideoPokerRules = { readonly pays: Readonly<Record<(typeof PAID)[number], number>> };
/** There is nothing to choose before the deal. */
export type VideoPokerBet = Readonly<Record<string, never>>;
/** Positions that are kept, ascending; 0 is the card dealt first. */
export type VideoPokerMove = { readonly move: "hold"; readonly hold: readonly number[] };
export type VideoPokerState = {
  readonly stake: number;
  /** The ten cards of the round in drawing order: five dealt, then the ones that may replace them. */
  readonly drawn: readonly number[];
  readonly held: readonly number[] | null;
};
export type VideoPokerView = {
  /** In drawing order: the five dealt ones while the round is open, then all ten. */
  readonly cards: readonly CardText[];
  readonly held: readonly number[] | null;
  /** The five cards on the table, position by position. */
  readonly hand: readonly CardText[];
  readonly category: Category;
  /** What the stake returns, ten-thousandths; null while the round is open. */
  readonly multiplier: number | null;
};

export const HAND = 5;
const DRAWN = 2 * HAND;
const POSITIONS = DECK.slice(0, HAND);
/** Every subset of the five positions. */
const HOLDS: readonly (readonly number[])[] = Array.from({ length: 1 << HAND }, (_, mask) =>
  POSITIONS.filter((position) => mask & (1 << position)),
);

/**
 * Full-pay jacks or better, "9/6" for its full house and flush. Each figure is paid for one staked, and the royal flush
 * pays the 800 for one that machines keep for a bet of five coins (4,000 for 5).
 */
const RULES: VideoPokerRules = {
  pays: {
    "royal-flush": 8_000_000,
    "straight-flush": 500_000,
    "four-of-a-kind": 250_000,
    "full-house": 90_000,
    flush: 60_000,
    straight: 40_000,
    "three-of-a-kind": 30_000,
    "two-pair": 20_000,
    "jacks-or-better": 10_000,
  },
};

function parseRules(input: unknown): Result<VideoPokerRules> {
  if (!isRecord(input) || !isRecord(input["pays"])) {
    return bad("", 'rules are {"pays": {category: ten-thousandths}}');
  }
  const pays = input["pays"];
  for (const category of PAID) {
    if (!isMultiplier(pays[category])) {
      return bad(`/pays/${category}`, "a pay is a whole number of ten-thousandths");
    }
  }
  const entries = PAID.map((category) => [category, pays[category]]);
  return (
    onlyKeys(input, ["pays"]) ??
    onlyKeys(pays, PAID) ??
    ok({ pays: Object.fromEntries(entries) as VideoPokerRules["pays"] })
  );
}

const parseBet = (_rules: VideoPokerRules, input: unknown): Result<VideoPokerBet> =>
  isRecord(input)
    ? (onlyKeys(input, []) ?? ok({}))
    : bad("", "a video poker bet is {}: the stake is all there is");

function parseMove(_rules: VideoPokerRules, state: VideoPokerState, input: unknown): Result<VideoPokerMove> {
  if (state.held) return bad("", "the round is over");
  if (!isRecord(input)) return bad("", 'a move is {"move": "hold", "hold": [positions 0 to 4]}');
  if (input["move"] !== "hold") return bad("/move", "the only move is hold");
  const list: unknown = input["hold"];
  if (!Array.isArray(list) || list.length > HAND) return bad("/hold", "hold is a list of positions");
  const places = list.map((position: unknown) => wholeNumber(position, 0, HAND - 1));
  const wrong = places.findIndex((place, at) => place === undefined || places.indexOf(place) !== at);
  if (wrong >= 0) return bad(`/hold/${wrong}`, "a position is 0 to 4, each at most once");
  return (
    onlyKeys(input, ["move", "hold"]) ??
    ok({ move: "hold", hold: POSITIONS.filter((position) => places.includes(position)) })
  );
}

/** The five cards on the table: the next drawn cards take the places that are not held, from left to right. */
export function handOf({ drawn, held }: VideoPokerState): number[] {
  let next = HAND;
  return POSITIONS.map((position) => {
    if (!held || held.includes(position)) return drawn[position] ?? 0;
    next += 1;
    return drawn[next - 1] ?? 0;
  });
}

export function payOf(rules: VideoPokerRules, category: Category): number {
  return category === "nothing" ? 0 : rules.pays[category];
}

const multiplierOf = (rules: VideoPokerRules, state: VideoPokerState): number =>
  payOf(rules, categoryOf(handOf(state)));

function view(rules: VideoPokerRules, state: VideoPokerState): VideoPokerView {
  const hand = handOf(state);
  return {
    cards: state.drawn.slice(0, state.held ? DRAWN : HAND).map(cardText),
    held: state.held,
    hand: hand.map(cardText),
    category: categoryOf(hand),
    multiplier: state.held ? multiplierOf(rules, state) : null,
  };
}

/** Keeps a hand that needs all its five cards; else the cards that pair up; else every jack or better. */
function defaultMove(_rules: VideoPokerRules, { drawn }: VideoPokerState): VideoPokerMove {
  const dealt = drawn.slice(0, HAND);
  const category = categoryOf(dealt);
  const ranks = dealt.map(rankIndex);
  const alike = POSITIONS.filter((at) => ranks.filter((rank) => rank === ranks[at]).length > 1);
  if (alike.length > 0) return { move: "hold", hold: alike };
  if (category !== "nothing") return { move: "hold", hold: POSITIONS };
  return { move: "hold", hold: POSITIONS.filter((at) => isHigh(dealt[at] ?? 0)) };
}

export const videoPoker: SteppedGame<VideoPokerRules, VideoPokerBet, VideoPokerState, VideoPokerMove> = {
  id: "video-poker",
  name: "Video poker",
  kind: "stepped",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  start: (_rules, _bet, stake, draws) => ({
    stake: Number(stake),
    drawn: pick(draws, DECK, DRAWN),
    held: null,
  }),
  moves: (_rules, state) => (state.held ? [] : HOLDS.map((hold) => ({ move: "hold", hold }))),
  parseMove,
  step: (_rules, state, { hold }) => ({ ...state, held: hold }),
  isOver: (state) => state.held !== null,
  staked: (state) => BigInt(state.stake),
  payout: (rules, state) => payoutOf(BigInt(state.stake), multiplierOf(rules, state)),
  view,
  hiddenDraws: (_rules, state) => (state.held ? [] : DECK.slice(HAND, DRAWN)),
  defaultMove,
};
