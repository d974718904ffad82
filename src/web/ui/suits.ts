import type { Suit } from "../../fair/cards.ts";

/** Suits drawn on a grid of 100, and how they are said. */
export const SUIT_SHAPES: Readonly<Record<Suit, string>> = {
  d: "M50 6 84 50 50 94 16 50Z",
  h: "M50 91C30 72 9 56 9 35A21 21 0 0 1 50 27 21 21 0 0 1 91 35C91 56 70 72 50 91Z",
  s: "M50 8C70 30 92 43 92 62A19 19 0 0 1 58 73C58 82 61 88 67 94H33C39 88 42 82 42 73A19 19 0 0 1 8 62C8 43 30 30 50 8Z",
  c: "M50 7A20 20 0 0 1 67 38 20 20 0 1 1 58 71C58 81 61 88 67 94H33C39 88 42 81 42 71A20 20 0 1 1 33 38 20 20 0 0 1 50 7Z",
};
export const SUIT_NAMES: Readonly<Record<Suit, string>> = {
  d: "diamonds",
  h: "hearts",
  s: "spades",
  c: "clubs",
};
