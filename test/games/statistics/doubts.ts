import type { Agreement } from "../../../src/games/agreement.ts";

/** The chance that the statistics fail a house in which everything is right, shared out over all their tests. */
export const FALSE_ALARM = 1e-6;
/** Chi-square of the results, z of the mean, z of the squared distances from it. */
export const TESTS_A_BET = 3;
/** An upper bound on the statistical tests of all games together. */
export const TESTS_MAX = 2_000;
const CHANCE_MIN = FALSE_ALARM / TESTS_MAX;

/** What is wrong with a sample; nothing where it is as likely as it should be. */
export function doubtsOf(seen: Agreement): string[] {
  const doubts = seen.impossible.map((multiplier) => `${multiplier} cannot come out`);
  if (seen.chiSquareChance < CHANCE_MIN)
    doubts.push(`results: chi-square ${seen.chiSquare} on ${seen.degrees}`);
  if (seen.meanChance < CHANCE_MIN) doubts.push(`mean ${seen.mean}, expected ${seen.meanExpected}`);
  if (seen.deviationChance < CHANCE_MIN)
    doubts.push(`deviation ${seen.deviation}, expected ${seen.deviationExpected}`);
  return doubts;
}
