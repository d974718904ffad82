import { choose } from "../choose.ts";
import { perRules } from "../per-rules.ts";

/** The field: 25 cells, 0 at the top left, row by row. */
export const CELLS: readonly number[] = Array.from({ length: 25 }, (_, cell) => cell);
export const MINES_MAX = CELLS.length - 1;

export type MinesRules = {
  /** What every way of playing returns in the long run, ten-thousandths, before multipliers are floored. */
  readonly rtp: number;
  /** The field is paid by itself before a reveal could lead above this, ten-thousandths. */
  readonly multiplierMax: number;
};

/**
 * What each number of safe cells returns for a number of mines, ten-thousandths, as far as the cap allows:
 * floor(rtp / P), P = C(25 - mines, reveals) / C(25, reveals) being the chance that so many cells hold no mine.
 */
function multipliersFor(rules: MinesRules, mines: number): number[] {
  const safe = CELLS.length - mines;
  return Array.from({ length: safe }, (_, index) => index + 1)
    .map((k) => Number((BigInt(rules.rtp) * choose(CELLS.length, k)) / choose(safe, k)))
    .filter((multiplier) => multiplier <= rules.multiplierMax);
}

const tableOf = perRules((rules: MinesRules) => CELLS.map((mines) => multipliersFor(rules, mines)));

/** How many safe cells may be revealed at most: all of them, or as many as stay within multiplierMax. 0: not on offer. */
export const revealsMax = (rules: MinesRules, mines: number): number => tableOf(rules)[mines]?.length ?? 0;

/** What `reveals` safe cells return, 1 to revealsMax, ten-thousandths; 0 for none and for more. */
export const minesMultiplier = (rules: MinesRules, mines: number, reveals: number): number =>
  tableOf(rules)[mines]?.[reveals - 1] ?? 0;
