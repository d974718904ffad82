import { MULTIPLIER_ONE } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import { RANKS } from "../../fair/cards.ts";
import { isRecord, MULTIPLIER_MAX, onlyKeys, wholeNumber } from "../parse.ts";

export type HighLowRules = {
  /** What every strategy returns in the long run, ten-thousandths, before multipliers are floored. Taken once, at the end. */
  readonly rtp: number;
  /** The round is paid by itself after so many right guesses. */
  readonly guessesMax: number;
  readonly skipsMax: number;
  /** Guesses that could lead above this are not on offer, ten-thousandths. */
  readonly multiplierMax: number;
};

/** Without guesses that are worth at most 13x the game would have none on its first card. */
const CAP_MIN = RANKS.length * MULTIPLIER_ONE;
const KEYS = ["rtp", "guessesMax", "skipsMax", "multiplierMax"] as const;
const BOUNDS: Readonly<Record<(typeof KEYS)[number], readonly [min: number, max: number]>> = {
  rtp: [1, MULTIPLIER_ONE],
  guessesMax: [1, 100],
  skipsMax: [0, 100],
  multiplierMax: [CAP_MIN, MULTIPLIER_MAX],
};

export function parseHighLowRules(input: unknown): Result<HighLowRules> {
  if (!isRecord(input)) return bad("", `rules are an object of ${KEYS.join(", ")}`);
  for (const key of KEYS) {
    const [min, max] = BOUNDS[key];
    if (wholeNumber(input[key], min, max) === undefined) {
      return bad(`/${key}`, `${key} is a whole number from ${min} to ${max}`);
    }
  }
  return (
    onlyKeys(input, KEYS) ??
    ok(Object.fromEntries(KEYS.map((key) => [key, Number(input[key])])) as HighLowRules)
  );
}

/**
 * What right guesses return together, ten-thousandths: floor(rtp * product of 13 / ways), each guess paid at its true odds
 * and the house's part taken once, so that neither the number of guesses nor their order changes the return.
 */
export function highLowMultiplier(rules: HighLowRules, ways: readonly number[]): number {
  let n = BigInt(rules.rtp);
  let d = 1n;
  for (const way of ways) {
    n *= BigInt(RANKS.length);
    d *= BigInt(way);
  }
  return Number(n / d);
}
