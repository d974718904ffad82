import {
  chancesOf,
  lensOfShares,
  meanOf,
  quantileOf,
  type Share,
  type Step,
  stepsOf,
} from "../../games/lens.ts";

/** So many bars at most: at a phone's width each is still as wide as a line. */
const STEPS_MAX = 81;

/** What is drawn and said of a lens. Net results in ten-thousandths of one stake. */
export type LensFigures = {
  readonly rounds: number;
  readonly steps: readonly Step[];
  readonly ahead: number;
  readonly even: number;
  readonly behind: number;
  readonly mean: number;
  readonly median: number;
  /** The result that 5 % do not pass, and the one that 5 % pass. */
  readonly worst: number;
  readonly best: number;
  /** What all probabilities together may be off by; NaN when results were rounded to a hundredth of a stake. */
  readonly error: number;
};

export function lensFigures(shares: readonly Share[], rounds: number): LensFigures {
  const lens = lensOfShares(shares, rounds);
  return {
    rounds,
    steps: stepsOf(lens, STEPS_MAX),
    ...chancesOf(lens),
    mean: meanOf(lens),
    median: quantileOf(lens, 0.5),
    worst: quantileOf(lens, 0.05),
    best: quantileOf(lens, 0.95),
    error: lens.error,
  };
}
