import { MULTIPLIER_ONE } from "../base/money.ts";
import { toNumber } from "../base/ratio.ts";
import { chiSquareTail, normalTail } from "../base/tails.ts";
import type { Distribution } from "./odds.ts";

/** How often each multiplier (ten-thousandths) came out. */
export type Counts = ReadonlyMap<number, number>;

/** How well a sample of rounds agrees with an exact distribution. Means and deviations are per unit staked. */
export type Agreement = {
  readonly rounds: number;
  readonly mean: number;
  readonly meanExpected: number;
  readonly deviation: number;
  readonly deviationExpected: number;
  /** Distance of the means in standard errors; 0 where every result is the same. */
  readonly z: number;
  /** Probability of a mean at least this far off by chance alone. */
  readonly meanChance: number;
  /** Probability of a squared distance from the exact mean that is on average at least this far off its expectation. */
  readonly deviationChance: number;
  readonly chiSquare: number;
  readonly degrees: number;
  /** Probability of a chi-square at least this large by chance alone. */
  readonly chiSquareChance: number;
  /** Multipliers that came out although the distribution does not have them. */
  readonly impossible: readonly number[];
};

/** Classes expected less often than this are merged with their neighbours, so that the chi-square law holds far into its tail. */
const EXPECTED_MIN = 25;
/** Above this skewness of the mean the normal law is not trusted and Bennett's bound is used. */
const SKEWNESS_MAX = 0.05;

type Class = { readonly value: number; readonly probability: number; readonly count: number };

function moments(classes: readonly Class[], weight: (c: Class) => number) {
  let mean = 0;
  for (const c of classes) mean += weight(c) * c.value;
  let variance = 0;
  let third = 0;
  for (const c of classes) {
    variance += weight(c) * (c.value - mean) ** 2;
    third += weight(c) * (c.value - mean) ** 3;
  }
  return { mean, variance, skewness: variance > 0 ? third / variance ** 1.5 : 0 };
}

/**
 * Bennett's inequality (1962) for the mean of n independent values at most b from their expectation, both sides:
 * P(|mean - mu| >= t) <= 2 exp(-n v / b^2 * h(b t / v)), h(u) = (1 + u) ln(1 + u) - u. True for every n and every shape.
 */
function bennett(n: number, variance: number, bound: number, distance: number): number {
  const u = (bound * distance) / variance;
  const h = (1 + u) * Math.log1p(u) - u;
  return Math.min(1, 2 * Math.exp((-n * variance * h) / bound ** 2));
}

function meanTest(classes: readonly Class[], rounds: number) {
  const exact = moments(classes, (c) => c.probability);
  const seen = moments(classes, (c) => c.count / rounds);
  const distance = Math.abs(seen.mean - exact.mean);
  const z = exact.variance === 0 ? 0 : (seen.mean - exact.mean) / Math.sqrt(exact.variance / rounds);
  const bound = Math.max(...classes.map((c) => Math.abs(c.value - exact.mean)));
  const normal = Math.abs(exact.skewness) / Math.sqrt(rounds) <= SKEWNESS_MAX;
  return {
    mean: seen.mean,
    meanExpected: exact.mean,
    deviation: Math.sqrt(seen.variance),
    deviationExpected: Math.sqrt(exact.variance),
    z,
    meanChance:
      exact.variance === 0 ? 1 : normal ? normalTail(z) : bennett(rounds, exact.variance, bound, distance),
  };
}

/** The same test of the squared distances from the exact mean, whose expectation is the variance. */
function deviationTest(classes: readonly Class[], mean: number, rounds: number): number {
  return meanTest(
    classes.map((c) => ({ ...c, value: (c.value - mean) ** 2 })),
    rounds,
  ).meanChance;
}

/** Pearson's chi-square over the classes, rarest first merged until each is expected often enough. */
function chiSquareTest(classes: readonly Class[], rounds: number) {
  const merged: { expected: number; count: number }[] = [];
  let open = { expected: 0, count: 0 };
  for (const c of [...classes].sort((a, b) => a.probability - b.probability)) {
    open.expected += c.probability * rounds;
    open.count += c.count;
    if (open.expected >= EXPECTED_MIN) {
      merged.push(open);
      open = { expected: 0, count: 0 };
    }
  }
  const last = merged.at(-1);
  if (last) {
    last.expected += open.expected;
    last.count += open.count;
  }
  const chiSquare = merged.reduce((total, m) => total + (m.count - m.expected) ** 2 / m.expected, 0);
  const degrees = Math.max(0, merged.length - 1);
  return { chiSquare, degrees, chiSquareChance: chiSquareTail(chiSquare, degrees) };
}

/** Compares a sample with the distribution it should have come from. */
export function agreement(distribution: Distribution, counts: Counts): Agreement {
  let rounds = 0;
  for (const count of counts.values()) rounds += count;
  if (rounds === 0) throw new RangeError("agreement: there are no rounds to compare");
  const classes = distribution.map(({ multiplier, probability }) => ({
    value: multiplier / MULTIPLIER_ONE,
    probability: toNumber(probability),
    count: counts.get(multiplier) ?? 0,
  }));
  const means = meanTest(classes, rounds);
  const possible = new Set(distribution.map((chance) => chance.multiplier));
  return {
    rounds,
    ...means,
    deviationChance: deviationTest(classes, means.meanExpected, rounds),
    ...chiSquareTest(classes, rounds),
    impossible: [...counts.keys()].filter((multiplier) => !possible.has(multiplier)),
  };
}
