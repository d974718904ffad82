import { DECK, RANKS, rankIndex } from "../../fair/cards.ts";

/** Points: an ace 1 (and 10 more where that fits), a court card 10. */
export const ACE = 1;
export const TEN = 10;
export const BEST = 21;

const pointsOfRank = (rank: number): number => (rank === RANKS.length - 1 ? ACE : Math.min(rank + 2, TEN));
const POINTS: readonly number[] = DECK.map((card) => pointsOfRank(rankIndex(card)));
export const pointsOf = (card: number): number => POINTS[card] as number;

/** How many of the 13 ranks have these points, by points: nothing has 0. */
export const RANKS_WITH: readonly number[] = Array.from(
  { length: TEN + 1 },
  (_, points) => RANKS.filter((_rank, index) => pointsOfRank(index) === points).length,
);

/** The total of points with every ace at 1, and whether there is an ace among them. */
export const totalOf = (hard: number, ace: boolean): number => (ace && hard + 10 <= BEST ? hard + 10 : hard);

/** All that the rules and the best strategy need to know of cards, as one number: twice the hard sum, plus 1 with an ace. */
export type Sum = number;
export const sumFrom = (hard: number, ace: boolean): Sum => 2 * hard + (ace ? 1 : 0);
export function sumOf(cards: readonly number[]): Sum {
  let hard = 0;
  let ace = 0;
  for (let index = 0; index < cards.length; index += 1) {
    const points = POINTS[cards[index] as number] as number;
    hard += points;
    if (points === ACE) ace = 1;
  }
  return 2 * hard + ace;
}
/** A sum with one card more. */
export function sumWith(sum: Sum, card: number): Sum {
  const points = POINTS[card] as number;
  return points === ACE ? (sum + 2 * ACE) | 1 : sum + 2 * points;
}

/** No hand is drawn to at 21 or more, so 31 is the largest hard sum there is. */
const SUMS = Array.from({ length: sumFrom(BEST + TEN, true) + 1 }, (_, sum) => ({
  hard: sum >> 1,
  ace: sum % 2 === 1,
}));
const TOTALS = SUMS.map(({ hard, ace }) => totalOf(hard, ace));
const SOFT = SUMS.map(({ hard, ace }) => totalOf(hard, ace) > hard);

export const totalOfSum = (sum: Sum): number => TOTALS[sum] as number;
/** Whether an ace counts 11 in it. */
export const isSoftSum = (sum: Sum): boolean => SOFT[sum] as boolean;
export const handTotal = (cards: readonly number[]): number => totalOfSum(sumOf(cards));
export const isSoft = (cards: readonly number[]): boolean => isSoftSum(sumOf(cards));
/** Two cards of 21: only the first two of a round make a blackjack, so the caller knows about splits. */
export const isNatural = (cards: readonly number[]): boolean =>
  cards.length === 2 && handTotal(cards) === BEST;
