import { rankIndex, suitIndex } from "../../fair/cards.ts";
import { type Category, categoryOf } from "./category.ts";

/** What a line of the ranked list looks at: the cards that would be kept. */
export type Kept = {
  readonly size: number;
  /** All of one suit. */
  readonly suited: boolean;
  /** A bit a rank, two is bit 0. */
  readonly ranks: number;
  /** The ranks that occur twice or more. */
  readonly twice: number;
  /** How many are a jack, queen, king or ace. */
  readonly high: number;
  /** How many of the ten straights have them all; 0 when a rank occurs twice. */
  readonly straights: number;
};

export const TEN = 1 << 8;
export const JACK = 1 << 9;
export const QUEEN = 1 << 10;
export const KING = 1 << 11;
export const ACE = 1 << 12;
const HIGH = JACK | QUEEN | KING | ACE;

/** Whether exactly one bit is set. */
export const isOne = (bits: number): boolean => bits !== 0 && (bits & (bits - 1)) === 0;

export const royal = ({ suited, twice, ranks }: Kept): boolean =>
  suited && twice === 0 && ranks >= TEN && (ranks & (TEN - 1)) === 0;
/** Three or four of one suit that a straight has. */
export const straightFlush = ({ size, suited, straights }: Kept, of: number): boolean =>
  size === of && suited && straights > 0;
/** Exactly these ranks, once each. */
export const ofRanks = ({ twice, ranks }: Kept, wanted: number): boolean => twice === 0 && ranks === wanted;
export const mixed = (kept: Kept, ...choice: readonly number[]): boolean =>
  !kept.suited && choice.some((wanted) => ofRanks(kept, wanted));
export const isPair = ({ size, twice }: Kept): boolean => size === 2 && twice !== 0;
export const isMade = (cards: readonly number[], categories: readonly Category[]): boolean =>
  cards.length === 5 && categories.includes(categoryOf(cards));
/** What three to a straight flush are worth: a point for each straight that has them, a point for each high card. */
export const points = ({ straights, high }: Kept): number => straights + high;

/** The ranks of the ten straights; the first is ace to five. */
const STRAIGHTS: readonly number[] = [
  ACE | 0b1111,
  ...Array.from({ length: 9 }, (_, low) => 0b1_1111 << low),
];
/** For each set of ranks how many straights have it. */
const STRAIGHTS_WITH = Uint8Array.from(
  { length: 1 << 13 },
  (_, ranks) => STRAIGHTS.filter((straight) => (straight & ranks) === ranks).length,
);

export function keptOf(cards: readonly number[]): Kept {
  let ranks = 0;
  let twice = 0;
  let suits = 0;
  let high = 0;
  for (const card of cards) {
    const bit = 1 << rankIndex(card);
    twice |= ranks & bit;
    ranks |= bit;
    suits |= 1 << suitIndex(card);
    if (bit & HIGH) high += 1;
  }
  return {
    size: cards.length,
    suited: isOne(suits),
    ranks,
    twice,
    high,
    straights: twice === 0 ? (STRAIGHTS_WITH[ranks] ?? 0) : 0,
  };
}
