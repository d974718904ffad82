import { type Ratio, ratio } from "../../base/ratio.ts";
import { rankIndex, suitIndex } from "../../fair/cards.ts";
import { perRules } from "../per-rules.ts";
import { PAID } from "./category.ts";
import { drawCounts, HANDS, placeOf, SIZE, waysToDraw } from "./counts.ts";
import { cardsAt, inOrder, positionsOf } from "./positions.ts";
import type { VideoPokerRules } from "./video-poker.ts";

const HAND = 5;
const WIDTH = PAID.length;
/** The least common multiple of C(47, 0), …, C(47, 5): as so many draws every hold can be counted in whole numbers. */
export const DRAWS = 7_669_695;

/** The best hold of an ascending hand, as a mask of its positions, and what comes of it. */
export type MaskedHold = {
  readonly mask: number;
  /** Out of DRAWS draws, how many end in each paid category. */
  readonly counts: readonly number[];
  /** The sum of pay times count, ten-thousandths over DRAWS. Exact: at most 10^9 * DRAWS, below 2^53. */
  readonly value: number;
};

function holdAt(pays: readonly number[], cells: Int32Array, mask: number): MaskedHold {
  const times = DRAWS / waysToDraw(HAND - (SIZE[mask] as number));
  const counts = pays.map((_, c) => (cells[mask * WIDTH + c] as number) * times);
  return { mask, counts, value: counts.reduce((sum, count, c) => sum + count * (pays[c] as number), 0) };
}

/** What each of the 32 holds of an ascending hand is worth, by mask, in the unit of MaskedHold.value. */
export function valuesOf(pays: readonly number[], ascending: readonly number[]): number[] {
  const cells = drawCounts(ascending);
  return SIZE.map((_, mask) => holdAt(pays, cells, mask).value);
}

/** Among holds of one value: the one that keeps more cards, then the one with more of the better categories. */
function isBetter(one: MaskedHold, other: MaskedHold): boolean {
  if (one.value !== other.value) return one.value > other.value;
  const kept = (SIZE[one.mask] as number) - (SIZE[other.mask] as number);
  if (kept !== 0) return kept > 0;
  const first = one.counts.findIndex((count, c) => count !== other.counts[c]);
  return first >= 0 && (one.counts[first] as number) > (other.counts[first] as number);
}

/** The pays in the order of the paid categories. */
export const paysInOrder = (rules: VideoPokerRules): number[] => PAID.map((category) => rules.pays[category]);

/** The best of the 32 holds of an ascending hand. */
export function bestMask(pays: readonly number[], ascending: readonly number[]): MaskedHold {
  const cells = drawCounts(ascending);
  let best = holdAt(pays, cells, 0);
  for (let mask = 1; mask < 1 << HAND; mask += 1) {
    const hold = holdAt(pays, cells, mask);
    if (isBetter(hold, best)) best = hold;
  }
  return best;
}

const SUITS = 4;

/** The kind of a deal that exchanging suits does not change: its cards with the suits put in order, ascending. */
function kindOf(dealt: readonly number[]): {
  readonly hand: readonly number[];
  readonly order: readonly number[];
} {
  const sets = [0, 0, 0, 0];
  for (const card of dealt)
    sets[suitIndex(card)] = (sets[suitIndex(card)] as number) | (1 << rankIndex(card));
  /** A suit's new number: how many suits come before it, the larger set first, among equal ones the lower suit. */
  const suits = sets.map((set, suit) => {
    let before = 0;
    for (let other = 0; other < SUITS; other += 1) {
      const than = sets[other] as number;
      if (than > set || (than === set && other < suit)) before += 1;
    }
    return before;
  });
  const cards = dealt.map((card) => rankIndex(card) * SUITS + (suits[suitIndex(card)] as number));
  const order = inOrder(cards);
  return { hand: cardsAt(cards, order), order };
}

/** The best mask of each kind of deal that was met, plus 1; 0 for the others. There are 134,459 kinds. */
const masksOf = perRules((_rules: VideoPokerRules) => new Uint8Array(HANDS));

/**
 * The positions that the best strategy keeps, as bestHold finds them, but each kind of deal only once: what a strategy
 * that plays millions of rounds asks.
 */
export function bestPositions(rules: VideoPokerRules, dealt: readonly number[]): number[] {
  const { hand, order } = kindOf(dealt);
  const masks = masksOf(rules);
  const place = placeOf(hand);
  const mask = (masks[place] || bestMask(paysInOrder(rules), hand).mask + 1) - 1;
  masks[place] = mask + 1;
  return positionsOf(order, mask);
}

/** What would have been best: the positions to keep and what the stake then returns in the long run. */
export type BestHold = { readonly hold: readonly number[]; readonly value: Ratio };

/** The best hold of five dealt cards (0 to 51, any order), exactly, over all draws from the other 47. */
export function bestHold(rules: VideoPokerRules, dealt: readonly number[]): BestHold {
  const order = inOrder(dealt);
  const { mask, value } = bestMask(paysInOrder(rules), cardsAt(dealt, order));
  return {
    hold: positionsOf(order, mask),
    value: ratio(BigInt(value), BigInt(DRAWS) * 10_000n),
  };
}
