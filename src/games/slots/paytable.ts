import { MULTIPLIER_ONE } from "../../base/money.ts";

export const SLOT_SYMBOLS = ["cherry", "lemon", "plum", "bell", "bar", "seven", "star"] as const;
export type SlotSymbol = (typeof SLOT_SYMBOLS)[number];

/** The first `count` symbols of a line, from the left, are this one or the wild: it returns `pays` ten-thousandths of the whole stake. */
export type SlotPay = { readonly symbol: SlotSymbol; readonly count: number; readonly pays: number };

/** A reel from top to bottom; after the last symbol the first comes again. */
const strip = (symbols: string): readonly SlotSymbol[] => symbols.split(" ") as SlotSymbol[];

export const STRIPS: readonly (readonly SlotSymbol[])[] = [
  strip(
    "lemon plum cherry seven lemon cherry plum lemon bell cherry lemon bell star plum cherry lemon bar cherry bell plum cherry bell seven plum lemon bar plum bell cherry lemon bar seven",
  ),
  strip(
    "seven plum lemon bell cherry plum seven cherry lemon plum bar lemon cherry plum lemon star cherry bell bar lemon plum bell bar plum bell bar cherry lemon plum cherry bell lemon",
  ),
  strip(
    "bell cherry plum lemon cherry bell lemon bar seven cherry plum lemon bar star lemon seven plum cherry bell plum lemon bell cherry plum bar bell lemon bar plum bell lemon plum",
  ),
];

/** The row (0 top, 2 bottom) of each reel, left to right: middle, top, bottom and the two diagonals. */
export const LINES: readonly (readonly number[])[] = [
  [1, 1, 1],
  [0, 0, 0],
  [2, 2, 2],
  [0, 1, 2],
  [2, 1, 0],
];

const pay = (symbol: SlotSymbol, count: number, multiple: number): SlotPay => ({
  symbol,
  count,
  pays: Math.round(multiple * MULTIPLIER_ONE),
});

/** One stake plays all five lines. Three stars stand once on 32 * 32 * 32 stops in each line. */
export const PAYS: readonly SlotPay[] = [
  pay("star", 3, 1_000),
  pay("seven", 3, 50),
  pay("bar", 3, 10),
  pay("bell", 3, 3),
  pay("plum", 3, 1.4),
  pay("cherry", 3, 1),
  pay("lemon", 3, 0.8),
  pay("cherry", 2, 0.3),
];
