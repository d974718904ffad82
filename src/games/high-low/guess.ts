import { RANKS } from "../../fair/cards.ts";

/** What may be said about the next card. Two to ace in rising order, suits do not count. */
export const GUESSES = ["higher-or-same", "lower-or-same", "higher", "lower", "same"] as const;
export type Guess = (typeof GUESSES)[number];

const TWO = 0;
const ACE = RANKS.length - 1;

/**
 * The two guesses on offer on a rank (0 a two, 12 an ace). At the ends "or same" would be certain or name one rank, so
 * there the same rank is a guess of its own.
 */
export function guessesOn(rank: number): readonly [Guess, Guess] {
  if (rank === TWO) return ["higher", "same"];
  if (rank === ACE) return ["lower", "same"];
  return ["higher-or-same", "lower-or-same"];
}

export function isRight(guess: Guess, rank: number, next: number): boolean {
  switch (guess) {
    case "higher-or-same":
      return next >= rank;
    case "lower-or-same":
      return next <= rank;
    case "higher":
      return next > rank;
    case "lower":
      return next < rank;
    case "same":
      return next === rank;
  }
}

/** How many of the 13 ranks make a guess right: its chance is this over 13. */
export const waysOf = (guess: Guess, rank: number): number =>
  RANKS.filter((_, next) => isRight(guess, rank, next)).length;
