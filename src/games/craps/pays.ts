import { type ChipType, groupOf, waysOf } from "./chips.ts";
import type { CrapsRules, Pay } from "./rules.ts";

const SEVENS = waysOf(7);

function reduced(win: number, per: number): Pay {
  let [a, b] = [win, per];
  while (b !== 0) [a, b] = [b, a % b];
  return [win / a, per / a];
}

/** Free odds pay what is fair: six sevens against the ways of the point, and laid the other way round. */
export const trueOdds = (point: number): Pay => reduced(SEVENS, waysOf(point));
export const laidOdds = (point: number): Pay => reduced(waysOf(point), SEVENS);

/** What a chip pays that wins on this sum; `on` is its number, for odds the point. */
export function payOf(rules: CrapsRules, type: ChipType, on: number, sum: number): Pay {
  switch (type) {
    case "pass":
    case "dont-pass":
    case "come":
    case "dont-come":
      return [1, 1];
    case "pass-odds":
    case "come-odds":
      return trueOdds(on);
    case "dont-pass-odds":
    case "dont-come-odds":
      return laidOdds(on);
    case "place":
      return rules.place[groupOf(on)];
    case "field":
      return rules.field[sum === 2 ? "2" : sum === 12 ? "12" : "other"];
    case "hard":
      return rules.hard[groupOf(on) === "4-10" ? "4-10" : "6-8"];
  }
}

function leastCommonMultiple(a: number, b: number): number {
  const [, rest] = reduced(a, b);
  return a * rest;
}

/** Stakes of a chip are multiples of this many minor units, so that nothing it pays is ever rounded. */
export function stepOf(rules: CrapsRules, type: ChipType, on: number): number {
  const sums = type === "field" ? [2, 3, 12] : [on];
  return sums.map((sum) => payOf(rules, type, on, sum)[1]).reduce(leastCommonMultiple);
}

/** Stake and win together, minor units. */
export const returnOf = (stake: number, [win, per]: Pay): number => stake + (stake / per) * win;
