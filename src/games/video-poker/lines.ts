import { present } from "../../base/assert.ts";
import type { CardText } from "../../fair/cards.ts";
import {
  ACE,
  isMade,
  isOne,
  isPair,
  JACK,
  type Kept,
  KING,
  keptOf,
  mixed,
  ofRanks,
  points,
  QUEEN,
  royal,
  straightFlush,
  TEN,
} from "./kept.ts";
import { cardsAt, inOrder, positionsOf } from "./positions.ts";

/** One line of the ranked list: what to keep, as players say it, and five cards of which the first ones are kept. */
export type Line = {
  readonly id: string;
  readonly name: string;
  readonly example: readonly CardText[];
  readonly kept: number;
  fits(kept: Kept, cards: readonly number[]): boolean;
};

/** The best first: what is kept is what the first line that fits says. */
export const LINES: readonly Line[] = [
  {
    id: "made-top",
    name: "Royal flush, straight flush or four of a kind",
    example: ["9h", "9s", "9d", "9c", "4s"],
    kept: 5,
    fits: (_, cards) => isMade(cards, ["royal-flush", "straight-flush", "four-of-a-kind"]),
  },
  {
    id: "royal-4",
    name: "Four to a royal flush",
    example: ["Ts", "Js", "Qs", "Ks", "4d"],
    kept: 4,
    fits: (kept) => kept.size === 4 && royal(kept),
  },
  {
    id: "made",
    name: "Full house, flush or straight",
    example: ["5d", "6h", "7s", "8c", "9d"],
    kept: 5,
    fits: (_, cards) => isMade(cards, ["full-house", "flush", "straight"]),
  },
  {
    id: "three-of-a-kind",
    name: "Three of a kind",
    example: ["8h", "8s", "8d", "3c", "Ks"],
    kept: 3,
    fits: ({ size, ranks }) => size === 3 && isOne(ranks),
  },
  {
    id: "straight-flush-4",
    name: "Four to a straight flush",
    example: ["5h", "6h", "7h", "8h", "Kd"],
    kept: 4,
    fits: (kept) => straightFlush(kept, 4),
  },
  {
    id: "two-pair",
    name: "Two pair",
    example: ["7d", "7s", "Tc", "Th", "2s"],
    kept: 4,
    fits: ({ size, ranks, twice }) => size === 4 && twice === ranks && !isOne(ranks),
  },
  {
    id: "high-pair",
    name: "A pair of jacks or better",
    example: ["Qd", "Qs", "4h", "7c", "9s"],
    kept: 2,
    fits: (kept) => isPair(kept) && kept.high > 0,
  },
  {
    id: "royal-3",
    name: "Three to a royal flush",
    example: ["Jh", "Qh", "Kh", "3s", "8d"],
    kept: 3,
    fits: (kept) => kept.size === 3 && royal(kept),
  },
  {
    id: "flush-4",
    name: "Four to a flush",
    example: ["3c", "6c", "9c", "Qc", "8h"],
    kept: 4,
    fits: ({ size, suited }) => size === 4 && suited,
  },
  {
    id: "ten-to-king",
    name: "Ten, jack, queen, king of mixed suits",
    example: ["Td", "Js", "Qh", "Kc", "3s"],
    kept: 4,
    fits: (kept) => mixed(kept, TEN | JACK | QUEEN | KING),
  },
  {
    id: "low-pair",
    name: "A pair below jacks",
    example: ["6d", "6s", "9h", "Qc", "2s"],
    kept: 2,
    fits: (kept) => isPair(kept) && kept.high === 0,
  },
  {
    id: "open-straight-4",
    name: "Four in a row that may grow at both ends",
    example: ["5d", "6s", "7h", "8c", "Ks"],
    kept: 4,
    fits: ({ size, straights }) => size === 4 && straights === 2,
  },
  {
    id: "straight-flush-3-strong",
    name: "Three to a straight flush, three points or more",
    example: ["9h", "Jh", "Qh", "2s", "6d"],
    kept: 3,
    fits: (kept) => straightFlush(kept, 3) && points(kept) >= 3,
  },
  {
    id: "jack-to-ace",
    name: "Jack, queen, king, ace of mixed suits",
    example: ["Jd", "Qs", "Kh", "Ac", "4s"],
    kept: 4,
    fits: (kept) => mixed(kept, JACK | QUEEN | KING | ACE),
  },
  {
    id: "suited-high-2",
    name: "Two high cards of one suit",
    example: ["Js", "Ks", "3h", "6d", "8c"],
    kept: 2,
    fits: ({ size, suited, high }) => size === 2 && suited && high === 2,
  },
  {
    id: "inside-straight-4",
    name: "Four to a straight with one missing, three of them high",
    example: ["9d", "Js", "Qh", "Kc", "3s"],
    kept: 4,
    fits: ({ size, straights, high }) => size === 4 && straights > 0 && high === 3,
  },
  {
    id: "straight-flush-3",
    name: "Three to a straight flush, two points",
    example: ["5h", "6h", "8h", "Qs", "2d"],
    kept: 3,
    fits: (kept) => straightFlush(kept, 3) && points(kept) === 2,
  },
  {
    id: "jack-queen-king",
    name: "Jack, queen, king of mixed suits",
    example: ["Jd", "Qs", "Kh", "4c", "7s"],
    kept: 3,
    fits: (kept) => mixed(kept, JACK | QUEEN | KING),
  },
  {
    id: "jack-queen",
    name: "Jack and queen of mixed suits",
    example: ["Jd", "Qs", "4h", "7c", "8s"],
    kept: 2,
    fits: (kept) => mixed(kept, JACK | QUEEN),
  },
  {
    id: "suited-ten-jack",
    name: "Ten and jack of one suit",
    example: ["Ts", "Js", "3h", "5d", "8c"],
    kept: 2,
    fits: (kept) => kept.suited && ofRanks(kept, TEN | JACK),
  },
  {
    id: "king-and-lower",
    name: "King with a queen or jack of another suit",
    example: ["Jd", "Ks", "4h", "7c", "8s"],
    kept: 2,
    fits: (kept) => mixed(kept, JACK | KING, QUEEN | KING),
  },
  {
    id: "suited-ten-queen",
    name: "Ten and queen of one suit",
    example: ["Ts", "Qs", "3h", "5d", "8c"],
    kept: 2,
    fits: (kept) => kept.suited && ofRanks(kept, TEN | QUEEN),
  },
  {
    id: "ace-and-lower",
    name: "Ace with a king, queen or jack of another suit",
    example: ["Qd", "As", "4h", "7c", "8s"],
    kept: 2,
    fits: (kept) => mixed(kept, JACK | ACE, QUEEN | ACE, KING | ACE),
  },
  {
    id: "suited-ten-king",
    name: "Ten and king of one suit",
    example: ["Ts", "Ks", "3h", "5d", "8c"],
    kept: 2,
    fits: (kept) => kept.suited && ofRanks(kept, TEN | KING),
  },
  {
    id: "high-1",
    name: "One high card",
    example: ["Qs", "3h", "5d", "8c", "9h"],
    kept: 1,
    fits: ({ size, high }) => size === 1 && high === 1,
  },
  {
    id: "straight-flush-3-weak",
    name: "Three to a straight flush, one point",
    example: ["3h", "5h", "7h", "Ts", "2d"],
    kept: 3,
    fits: (kept) => straightFlush(kept, 3),
  },
  {
    id: "nothing",
    name: "Nothing: draw five new cards",
    example: ["2h", "4s", "7d", "8c", "Th"],
    kept: 0,
    fits: ({ size }) => size === 0,
  },
];

/** A line that fits an ascending hand, and what it keeps, as a mask of positions. */
type FittingLine = { readonly line: number; readonly mask: number };

/** For each line that fits an ascending hand, in the order of the list, the hold it means. */
export function fittingLines(ascending: readonly number[]): FittingLine[] {
  const masks = new Map<number, number>();
  for (let mask = 0; mask < 32; mask += 1) {
    const cards = ascending.filter((_card, position) => mask & (1 << position));
    const kept = keptOf(cards);
    const line = LINES.findIndex((each) => each.fits(kept, cards));
    if (line >= 0 && !masks.has(line)) masks.set(line, mask);
  }
  return [...masks].map(([line, mask]) => ({ line, mask })).sort((a, b) => a.line - b.line);
}

/** What the list says of five dealt cards in any order: the line, and the positions to keep. */
export function listedHold(dealt: readonly number[]): {
  readonly line: number;
  readonly hold: readonly number[];
} {
  const order = inOrder(dealt);
  const { line, mask } = present(fittingLines(cardsAt(dealt, order))[0], "the line that fits every hand");
  return { line, hold: positionsOf(order, mask) };
}
