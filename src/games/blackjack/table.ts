import { DECK } from "../../fair/cards.ts";
import type { Draws } from "../../fair/draws.ts";
import {
  ACE,
  BEST,
  handTotal,
  isNatural,
  isSoftSum,
  pointsOf,
  type Sum,
  sumOf,
  sumWith,
  totalOfSum,
} from "./hand.ts";
import type { BlackjackRules } from "./rules.ts";
import type { BlackjackMove, BlackjackState, Hand, HandEnd } from "./state.ts";

const DEALER_STANDS = 17;

/** The changing half of a state while a move is carried out. */
type Table = { drawn: readonly number[]; hands: Hand[]; at: number };

/** Cards and one more. By hand: a spread takes four times as long, and a simulation plays millions of rounds a second. */
function followedBy(cards: readonly number[], card: number): number[] {
  const more = cards.slice();
  more.push(card);
  return more;
}

function draw(table: Table, draws: Draws): number {
  const card = draws.below(DECK.length);
  table.drawn = followedBy(table.drawn, card);
  return card;
}

/** A hand ends by itself above 21 and at 21; `otherwise` says what becomes of it below. */
function handAfter(cards: readonly number[], stake: number, otherwise: HandEnd): Hand {
  const total = handTotal(cards);
  return { cards, stake, end: total > BEST ? "bust" : total === BEST ? "stood" : otherwise };
}

const handAt = (table: Table, index: number): Hand => table.hands[index] as Hand;

function drawTo(table: Table, index: number, draws: Draws, otherwise: HandEnd): void {
  const { cards, stake } = handAt(table, index);
  table.hands[index] = handAfter(followedBy(cards, draw(table, draws)), stake, otherwise);
}

/** Whether the dealer draws one more: below 17, and on a soft 17 if the rules say so. */
export function dealerDraws(rules: BlackjackRules, sum: Sum): boolean {
  const total = totalOfSum(sum);
  if (total !== DEALER_STANDS) return total < DEALER_STANDS;
  return rules.soft17 === "hit" && isSoftSum(sum);
}

function hasStood(hands: readonly Hand[]): boolean {
  for (let index = 0; index < hands.length; index += 1) if (hands[index]?.end === "stood") return true;
  return false;
}

/** The dealer plays if a hand is left to play against. */
function dealerAfter(rules: BlackjackRules, state: BlackjackState, table: Table, draws: Draws) {
  let { dealer } = state;
  if (!hasStood(table.hands)) return dealer;
  let sum = sumOf(dealer);
  while (dealerDraws(rules, sum)) {
    const card = draw(table, draws);
    dealer = followedBy(dealer, card);
    sum = sumWith(sum, card);
  }
  return dealer;
}

/** Goes on to the next hand that is open, dealing the second card of a split one; after the last the dealer plays. */
function goOn(rules: BlackjackRules, state: BlackjackState, table: Table, draws: Draws): BlackjackState {
  const { stake, insurance } = state;
  const { hands } = table;
  while (table.at < hands.length && handAt(table, table.at).end !== "open") {
    table.at += 1;
    if (hands[table.at]?.cards.length === 1) drawTo(table, table.at, draws, "open");
  }
  const over = table.at === hands.length;
  const dealer = over ? dealerAfter(rules, state, table, draws) : state.dealer;
  return { stake, insurance, drawn: table.drawn, dealer, hands, at: table.at, phase: over ? "over" : "play" };
}

function split(table: Table, draws: Draws): void {
  const { cards, stake } = handAt(table, table.at);
  const [first, second] = cards as readonly [number, number];
  const halves = [first, second].map((card): Hand => ({ cards: [card], stake, end: "open" }));
  table.hands.splice(table.at, 1, ...halves);
  if (pointsOf(first) === ACE) {
    // Split aces get one card each and stand.
    drawTo(table, table.at, draws, "stood");
    drawTo(table, table.at + 1, draws, "stood");
  } else {
    drawTo(table, table.at, draws, "open");
  }
}

/** Under an ace or ten the dealer looks at the hole card; a blackjack on either side ends the round before any move. */
const endsAtPeek = (dealer: readonly number[], player: readonly number[]): boolean =>
  isNatural(dealer) || isNatural(player);

/** After the answer to insurance. */
function peek(state: BlackjackState, insurance: number): BlackjackState {
  const over = endsAtPeek(state.dealer, state.hands[0]?.cards ?? []);
  return { ...state, insurance, at: over ? 1 : 0, phase: over ? "over" : "play" };
}

export function deal(rules: BlackjackRules, stake: number, draws: Draws): BlackjackState {
  const first = draws.below(DECK.length);
  const second = draws.below(DECK.length);
  const up = draws.below(DECK.length);
  const hole = draws.below(DECK.length);
  const cards = [first, second];
  const dealer = [up, hole];
  const asked = rules.insurance === "offered" && pointsOf(up) === ACE;
  const over = !asked && endsAtPeek(dealer, cards);
  return {
    stake,
    insurance: 0,
    drawn: [first, second, up, hole],
    dealer,
    hands: [{ cards, stake, end: "open" }],
    at: over ? 1 : 0,
    phase: asked ? "insurance" : over ? "over" : "play",
  };
}

/** Insurance costs half the opening stake, rounded down to a minor unit. */
export const insuranceOf = (state: BlackjackState): number => Math.floor(state.stake / 2);

export function carryOut(
  rules: BlackjackRules,
  state: BlackjackState,
  { move }: BlackjackMove,
  draws: Draws,
): BlackjackState {
  if (move === "no-insurance") return peek(state, 0);
  if (move === "insurance") return peek(state, insuranceOf(state));
  const table: Table = { drawn: state.drawn, hands: state.hands.slice(), at: state.at };
  const { cards, stake } = handAt(table, table.at);
  switch (move) {
    case "hit":
      drawTo(table, table.at, draws, "open");
      break;
    case "double":
      table.hands[table.at] = handAfter(followedBy(cards, draw(table, draws)), 2 * stake, "stood");
      break;
    case "split":
      split(table, draws);
      break;
    default:
      table.hands[table.at] = { cards, stake, end: move === "stand" ? "stood" : "surrendered" };
  }
  return goOn(rules, state, table, draws);
}

/** Moves that are legal now, in the order of MOVES. */
export function legalMoves(rules: BlackjackRules, state: BlackjackState): BlackjackMove["move"][] {
  if (state.phase === "over") return [];
  if (state.phase === "insurance") {
    return insuranceOf(state) > 0 ? ["insurance", "no-insurance"] : ["no-insurance"];
  }
  const { cards } = state.hands[state.at] as Hand;
  const isSplit = state.hands.length > 1;
  const legal: BlackjackMove["move"][] = ["hit", "stand"];
  if (cards.length !== 2) return legal;
  if (!isSplit || rules.doubleAfterSplit === "allowed") legal.push("double");
  const [first, second] = cards as readonly [number, number];
  if (pointsOf(first) === pointsOf(second) && state.hands.length < rules.handsMax) legal.push("split");
  if (!isSplit && rules.surrender === "late") legal.push("surrender");
  return legal;
}
