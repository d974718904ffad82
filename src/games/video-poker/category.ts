import { rankIndex, suitIndex } from "../../fair/cards.ts";

/** What five cards may be, the best first. */
export const CATEGORIES = [
  "royal-flush",
  "straight-flush",
  "four-of-a-kind",
  "full-house",
  "flush",
  "straight",
  "three-of-a-kind",
  "two-pair",
  "jacks-or-better",
  "nothing",
] as const;
export type Category = (typeof CATEGORIES)[number];
/** All but "nothing" are paid. */
export const PAID = CATEGORIES.slice(0, -1) as readonly Exclude<Category, "nothing">[];

/** A bit a rank: two is bit 0, ace bit 12. */
const JACKS_OR_BETTER = 0b1_1110_0000_0000;
const ROYAL = 0b1_1111_0000_0000;
/** Ace to five: the ace may also be low. */
const WHEEL = 0b1_0000_0000_1111;

function isStraight(ranks: number): boolean {
  return ranks === WHEEL || ranks === 0b11111 * (ranks & -ranks);
}

/** Hands without a repeated rank. */
function distinct(ranks: number, flush: boolean): Category {
  const straight = isStraight(ranks);
  if (straight && flush) return ranks === ROYAL ? "royal-flush" : "straight-flush";
  if (flush) return "flush";
  return straight ? "straight" : "nothing";
}

/** The category of five different cards in any order. */
export function categoryOf(hand: readonly number[]): Category {
  let seen = 0;
  let twice = 0;
  let suits = 0;
  let pairs = 0;
  for (const [index, card] of hand.entries()) {
    const rank = rankIndex(card);
    const bit = 1 << rank;
    suits |= 1 << suitIndex(card);
    if (seen & bit) {
      twice |= bit;
      for (let before = 0; before < index; before += 1) {
        if (rankIndex(hand[before] ?? 0) === rank) pairs += 1;
      }
    }
    seen |= bit;
  }
  // The number of equal pairs among the ten tells which ranks repeat: 6 = 4 choose 2, 4 = 3 + 1, 3, 2 = 1 + 1.
  if (pairs === 0) return distinct(seen, (suits & (suits - 1)) === 0);
  if (pairs === 6) return "four-of-a-kind";
  if (pairs === 4) return "full-house";
  if (pairs === 3) return "three-of-a-kind";
  if (pairs === 2) return "two-pair";
  return twice & JACKS_OR_BETTER ? "jacks-or-better" : "nothing";
}

/** Whether a card counts towards jacks or better. */
export const isHigh = (card: number): boolean => ((1 << rankIndex(card)) & JACKS_OR_BETTER) !== 0;
