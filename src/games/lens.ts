import { inverseReal, transform } from "../base/fourier.ts";
import { MULTIPLIER_ONE } from "../base/money.ts";
import { toNumber } from "../base/ratio.ts";
import type { Distribution } from "./odds.ts";

/**
 * Where one would be after a number of equal bets: every net result in ten-thousandths of one stake, ascending, and its
 * probability. error bounds what all probabilities together may be off by.
 */
export type Lens = {
  readonly rounds: number;
  readonly nets: Float64Array;
  readonly probabilities: Float64Array;
  readonly error: number;
};

/** More bets than this is a week of play; the mathematics would bear more. */
export const LENS_ROUNDS_MAX = 1_000;

/** Mass that may lie outside the window and fold back into it. */
const OUTSIDE_MAX = 1e-13;
const WINDOW_MAX = 2 ** 21;
/** Doubles: what the transform of a million points adds. */
const ROUNDING = 1e-12;
/** Points with less than this are rounding, not probability. */
const DUST = 1e-17;

type Atom = { readonly net: number; readonly probability: number };

/** A possible result of one bet as it is published: what it returns in ten-thousandths, and its probability as a double. */
export type Share = { readonly multiplier: number; readonly probability: number };

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** log E exp(tilt * net). */
function cumulant(atoms: readonly Atom[], tilt: number): number {
  const top = Math.max(...atoms.map(({ net }) => tilt * net));
  return (
    top +
    Math.log(atoms.reduce((sum, { net, probability }) => sum + probability * Math.exp(tilt * net - top), 0))
  );
}

/**
 * A bound that the sum of the rounds passes with probability OUTSIDE_MAX at most, by Chernoff's inequality
 * P(S >= s) <= exp(n K(t) - t s), the best over a ladder of tilts t (negative ones for the lower bound).
 */
function chernoff(atoms: readonly Atom[], rounds: number, side: 1 | -1): number {
  const reach = Math.max(...atoms.map(({ net }) => Math.abs(net)));
  let best = side * rounds * Math.max(...atoms.map(({ net }) => side * net));
  for (let power = -60; power <= 40; power += 1) {
    const tilt = (side * 2 ** (power / 4)) / reach;
    const bound = (rounds * cumulant(atoms, tilt) - Math.log(OUTSIDE_MAX)) / tilt;
    best = side === 1 ? Math.min(best, bound) : Math.max(best, bound);
  }
  return best;
}

/** The n-th power of a characteristic function, point by point. */
function raise(re: Float64Array, im: Float64Array, power: number): void {
  for (let at = 0; at < re.length; at += 1) {
    const x = re[at] as number;
    const y = im[at] as number;
    const size = Math.hypot(x, y) ** power;
    const angle = Math.atan2(y, x) * power;
    re[at] = size * Math.cos(angle);
    im[at] = size * Math.sin(angle);
  }
}

/** By the Fourier transform on the lattice that all results lie on, in a window that practically all sums lie in. */
function onLattice(atoms: readonly Atom[], rounds: number): Lens | undefined {
  const base = (atoms[0] as Atom).net;
  const step = atoms.reduce((common, { net }) => gcd(net - base, common), 0) || 1;
  const low = Math.floor((chernoff(atoms, rounds, -1) - rounds * base) / step);
  const high = Math.ceil((chernoff(atoms, rounds, 1) - rounds * base) / step);
  const size = 2 ** Math.ceil(Math.log2(Math.max(2, high - low + 1)));
  if (size > WINDOW_MAX) return undefined;
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  // Sums are taken modulo the window: what lies outside folds back, and Chernoff has bounded it.
  for (const { net, probability } of atoms) {
    const at = ((net - base) / step) % size;
    re[at] = (re[at] as number) + probability;
  }
  transform(re, im);
  raise(re, im, rounds);
  const folded = inverseReal(re, im);
  const nets: number[] = [];
  const probabilities: number[] = [];
  for (let at = low; at < low + size; at += 1) {
    const probability = folded[((at % size) + size) % size] as number;
    if (probability < DUST) continue;
    nets.push(rounds * base + at * step);
    probabilities.push(probability);
  }
  return lens(rounds, nets, probabilities, 2 * OUTSIDE_MAX + ROUNDING);
}

/** Probabilities of 0 to n successes, from the likeliest outwards by their ratios, so that nothing is lost to tiny powers. */
export function binomial(n: number, p: number): Float64Array {
  const list = new Float64Array(n + 1);
  if (p <= 0 || p >= 1) {
    list[p <= 0 ? 0 : n] = 1;
    return list;
  }
  const mode = Math.min(n, Math.floor((n + 1) * p));
  list[mode] = 1;
  for (let k = mode; k < n; k += 1) list[k + 1] = ((list[k] as number) * (n - k) * p) / ((k + 1) * (1 - p));
  for (let k = mode; k > 0; k -= 1) list[k - 1] = ((list[k] as number) * k * (1 - p)) / ((n - k + 1) * p);
  const total = list.reduce((sum, value) => sum + value, 0);
  return list.map((value) => value / total);
}

/** For up to three different results: how often each came, counted out. No lattice is needed, however fine. */
function counted(atoms: readonly Atom[], rounds: number): Lens {
  const [first, second, third] = atoms as [Atom, Atom?, Atom?];
  const sums = new Map<number, number>();
  const add = (net: number, probability: number): void =>
    void (probability >= DUST && sums.set(net, (sums.get(net) ?? 0) + probability));
  const rest = 1 - first.probability;
  for (const [times, probability] of binomial(rounds, first.probability).entries()) {
    if (probability < DUST) continue;
    const left = rounds - times;
    const share = second && rest > 0 ? second.probability / rest : 1;
    for (const [again, also] of binomial(left, third ? share : 1).entries()) {
      const net = times * first.net + again * (second?.net ?? 0) + (left - again) * (third?.net ?? 0);
      add(net, probability * also);
    }
  }
  const sorted = [...sums].sort(([a], [b]) => a - b);
  return lens(
    rounds,
    sorted.map(([net]) => net),
    sorted.map(([, probability]) => probability),
    ROUNDING,
  );
}

const lens = (
  rounds: number,
  nets: readonly number[],
  probabilities: readonly number[],
  error: number,
): Lens => ({
  rounds,
  nets: Float64Array.from(nets),
  probabilities: Float64Array.from(probabilities),
  error,
});

/** Puts results on a coarser lattice, each split between its two neighbours so that its mean stays. */
function coarser(atoms: readonly Atom[], step: number): Atom[] {
  const split = atoms.flatMap(({ net, probability }) => {
    const below = Math.floor(net / step) * step;
    const share = (net - below) / step;
    return [
      { net: below, probability: probability * (1 - share) },
      { net: below + step, probability: probability * share },
    ];
  });
  const merged = new Map<number, number>();
  for (const { net, probability } of split) merged.set(net, (merged.get(net) ?? 0) + probability);
  return [...merged]
    .filter(([, p]) => p > 0)
    .sort(([a], [b]) => a - b)
    .map(([net, probability]) => ({ net, probability }));
}

/**
 * The distribution of the net result after a number of equal bets: the convolution of the bet's exact distribution with
 * itself. Every bet in the catalog is exact to the error told; a bet whose results share no lattice coarse enough is put
 * on a hundredth of a stake, which leaves its mean as it is.
 */
export const lensOf = (distribution: Distribution, rounds: number): Lens =>
  lensOfShares(
    distribution.map(({ multiplier, probability }) => ({ multiplier, probability: toNumber(probability) })),
    rounds,
  );

/** The same for a distribution as it is published. */
export function lensOfShares(shares: readonly Share[], rounds: number): Lens {
  if (!Number.isInteger(rounds) || rounds < 1 || rounds > LENS_ROUNDS_MAX) {
    throw new RangeError(`a lens looks 1 to ${LENS_ROUNDS_MAX} bets ahead`);
  }
  const atoms = shares.map(({ multiplier, probability }) => ({
    net: multiplier - MULTIPLIER_ONE,
    probability,
  }));
  if (atoms.length <= 3) return counted(atoms, rounds);
  const exact = onLattice(atoms, rounds);
  if (exact) return exact;
  for (let step = 100; ; step *= 2) {
    const near = onLattice(coarser(atoms, step), rounds);
    if (near) return { ...near, error: Number.NaN };
  }
}

/** Probability of a net result above zero, of exactly zero, and below. */
export function chancesOf({ nets, probabilities }: Lens): { ahead: number; even: number; behind: number } {
  const sums = { ahead: 0, even: 0, behind: 0 };
  for (const [at, net] of nets.entries()) {
    sums[net > 0 ? "ahead" : net < 0 ? "behind" : "even"] += probabilities[at] as number;
  }
  return sums;
}

/** The smallest net result that is not passed with at least this probability. */
export function quantileOf({ nets, probabilities }: Lens, p: number): number {
  let sum = 0;
  for (const [at, net] of nets.entries()) {
    sum += probabilities[at] as number;
    if (sum >= p) return net;
  }
  return nets.at(-1) ?? 0;
}

/** The mean net result, ten-thousandths of one stake. */
export const meanOf = ({ nets, probabilities }: Lens): number =>
  nets.reduce((sum, net, at) => sum + net * (probabilities[at] as number), 0);

/** Net results from low to high, both included, and how likely they are together. */
export type Step = { readonly low: number; readonly high: number; readonly probability: number };

/**
 * The result in at most this many equal steps from the 0.1 % to the 99.9 % quantile, what lies beyond in the outermost.
 * Every step spans the same number of possible results: else neighbours would differ by how the steps are cut.
 */
export function stepsOf(lensed: Lens, steps: number): Step[] {
  const low = quantileOf(lensed, 0.001);
  const high = quantileOf(lensed, 0.999);
  const unit =
    lensed.nets.reduce((common, net) => (net < low || net > high ? common : gcd(net - low, common)), 0) || 1;
  const width = Math.ceil(((high - low) / unit + 1) / steps) * unit;
  const last = Math.floor((high - low) / width);
  const sums = new Float64Array(last + 1);
  for (const [at, net] of lensed.nets.entries()) {
    const step = Math.max(0, Math.min(last, Math.floor((net - low) / width)));
    sums[step] = (sums[step] as number) + (lensed.probabilities[at] as number);
  }
  return [...sums]
    .map((probability, step) => ({
      low: low + step * width,
      high: low + (step + 1) * width - unit,
      probability,
    }))
    .filter(({ probability }) => probability > 0);
}
