import { add, type Ratio, toNumber, ZERO } from "../base/ratio.ts";
import type { Distribution } from "./odds.ts";

/**
 * Watching a running game with a test that is valid at every moment. A gambler bets against the claim that outcomes have
 * exactly the published distribution, at prices that are fair if the claim is true; how much the gambler wins is the
 * evidence against it. By Ville's inequality (1939) the wealth of a gambler who began with 1 reaches 1/a with probability
 * at most a, however long and however often one looks (Shafer, "Testing by betting", 2021; Ramdas, Grünwald, Vovk and
 * Shafer, "Game-theoretic statistics and safe anytime-valid inference", 2023).
 *
 * Every observation is an interval of [0, 1] as long as its probability: the place of a draw among its values, or of a
 * payout in the bet's distribution function. Under the claim the intervals are where a uniform point would fall. The gambler
 * keeps a histogram over the unit interval and bets by the density that the past suggests (Krichevsky and Trofimov's
 * estimator, 1981: every bin begins with half an observation). The price of an interval is its length, so what comes back
 * is the mean density over it, and that has expectation 1 whatever the density is.
 */
type Histogram = { total: number; readonly weights: number[] };

/** A gambler for each number of bins: few bins learn fast, many see fine faults. The mean of their wealths is a wealth too. */
const BIN_COUNTS = [2, 8, 32] as const;

/** One way of looking: the wealth of its gamblers, and what they have learnt in each stratum (kinds of bets apart). */
export type Lens = { readonly logWealth: number[]; readonly strata: { [stratum: string]: Histogram[] } };

/** The whole state, plain JSON. It is changed in place: millions of rounds pass through it. */
export type Watch = { readonly draws: Lens; readonly payouts: Lens };

/** Kinds of bets that are learnt apart; what comes later is learnt together, so that no player can fill the memory. */
const STRATA_MAX = 64;
const REST = "rest";

const beginLens = (): Lens => ({ logWealth: BIN_COUNTS.map(() => 0), strata: {} });
export const beginWatch = (): Watch => ({ draws: beginLens(), payouts: beginLens() });

/** An observation: where it lies in [0, 1]. high - low is its probability under the claim. */
export type Interval = { readonly low: number; readonly high: number };

/** Where r of n equally likely values lies. */
export const intervalOfDraw = (r: number, n: number): Interval => ({ low: r / n, high: (r + 1) / n });

/** Where each multiplier of a distribution lies, the smallest first. */
export function intervalsOf(distribution: Distribution): ReadonlyMap<number, Interval> {
  const intervals = new Map<number, Interval>();
  let below: Ratio = ZERO;
  for (const { multiplier, probability } of distribution) {
    const up = add(below, probability);
    intervals.set(multiplier, { low: toNumber(below), high: toNumber(up) });
    below = up;
  }
  return intervals;
}

/** Half an observation in each bin: the estimator's beginning. */
const beginHistograms = (): Histogram[] =>
  BIN_COUNTS.map((bins) => ({ total: bins / 2, weights: new Array<number>(bins).fill(0.5) }));

function histogramsOf(lens: Lens, stratum: string): Histogram[] {
  const known = lens.strata[stratum];
  if (known) return known;
  const isFull = Object.keys(lens.strata).length >= STRATA_MAX;
  const name = isFull ? REST : stratum;
  const begun = lens.strata[name] ?? beginHistograms();
  lens.strata[name] = begun;
  return begun;
}

/** Bets on an interval, learns it, and gives what one unit of wealth became. */
function bet(histogram: Histogram, { low, high }: Interval): number {
  const { weights, total } = histogram;
  const bins = weights.length;
  const length = high - low;
  const first = Math.min(bins - 1, Math.floor(low * bins));
  let price = 0;
  for (let bin = first; bin < bins && (bin === first || bin / bins < high); bin += 1) {
    // A probability too small for the difference of two doubles lies in its first bin whole.
    const overlap = length > 0 ? Math.min(high, (bin + 1) / bins) - Math.max(low, bin / bins) : 0;
    const share = length > 0 ? Math.max(0, overlap) / length : bin === first ? 1 : 0;
    const weight = weights[bin] as number;
    price += (share * weight * bins) / total;
    weights[bin] = weight + share;
  }
  histogram.total = total + 1;
  return price;
}

/** One observation through one lens. */
export function observe(lens: Lens, stratum: string, interval: Interval): void {
  for (const [scale, histogram] of histogramsOf(lens, stratum).entries()) {
    lens.logWealth[scale] = (lens.logWealth[scale] as number) + Math.log(bet(histogram, interval));
  }
}

/** ln of the e-value: the mean wealth of all gamblers of both lenses. */
export function evidenceOf(watch: Watch): number {
  const logs = [...watch.draws.logWealth, ...watch.payouts.logWealth];
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0) / logs.length);
}

/** The chance that a fair house ever switches any game off by this watch, over all games, rules versions and times. */
export const FALSE_ALARM = 1e-6;

/**
 * ln of the e-value at which the watch with this number (1, 2, 3, … over all that were ever begun) trips: each gets
 * FALSE_ALARM / (k (k + 1)), and these add up to FALSE_ALARM.
 */
export const thresholdOf = (ordinal: number): number => Math.log((ordinal * (ordinal + 1)) / FALSE_ALARM);
