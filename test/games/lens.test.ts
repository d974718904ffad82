import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, multiply, type Ratio, ratio, toNumber, ZERO } from "../../src/base/ratio.ts";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS } from "../../src/games/ids.ts";
import {
  binomial,
  chancesOf,
  LENS_ROUNDS_MAX,
  type Lens,
  lensOf,
  lensOfShares,
  meanOf,
  quantileOf,
  stepsOf,
} from "../../src/games/lens.ts";
import { type Distribution, makeDistribution, oddsOf } from "../../src/games/odds.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";

/** The definition: sums of all results, in fractions. */
function convolve(distribution: Distribution, rounds: number): Map<number, Ratio> {
  let sums = new Map<number, Ratio>([[0, ratio(1)]]);
  for (let round = 0; round < rounds; round += 1) {
    const next = new Map<number, Ratio>();
    for (const [net, chance] of sums) {
      for (const { multiplier, probability } of distribution) {
        const to = net + multiplier - 10_000;
        next.set(to, add(next.get(to) ?? ZERO, multiply(chance, probability)));
      }
    }
    sums = next;
  }
  return sums;
}

const total = (lens: Lens): number => lens.probabilities.reduce((sum, p) => sum + p, 0);

function expectEqual(lens: Lens, exact: ReadonlyMap<number, Ratio>): void {
  const seen = new Map([...lens.nets].map((net, at) => [net, lens.probabilities[at] as number]));
  let difference = 0;
  for (const [net, probability] of exact)
    difference += Math.abs(toNumber(probability) - (seen.get(net) ?? 0));
  for (const [net, probability] of seen) if (!exact.has(net)) difference += probability;
  expect(difference).toBeLessThanOrEqual(1e-11);
}

const BETS = GAME_IDS.flatMap((game) => {
  const { rules } = GAMES[game];
  return GAME_ODDS[game]
    .bets(rules)
    .map(({ name, bet }) => ({ game, name, distribution: GAME_ODDS[game].distribution(rules, bet) }));
});
/** Of each game the bet with the most different results, and the one whose results are farthest apart. */
const HARD = GAME_IDS.flatMap((game) => {
  const mine = BETS.filter((bet) => bet.game === game);
  const by = (size: (d: Distribution) => number) =>
    mine.reduce((a, b) => (size(b.distribution) > size(a.distribution) ? b : a));
  return [...new Set([by((d) => d.length), by((d) => d.at(-1)?.multiplier ?? 0)])];
});

describe("the lens agrees with convolution in fractions", () => {
  test.each(HARD)("$game: $name", ({ distribution }) => {
    const rounds = distribution.length > 20 ? 2 : 5;
    expectEqual(lensOf(distribution, rounds), convolve(distribution, rounds));
  });

  test("for any distribution, on a lattice or not", () => {
    const atom = fc.record({
      multiplier: fc.integer({ min: 0, max: 500_000 }),
      weight: fc.integer({ min: 1, max: 1_000 }),
    });
    const atoms = fc.uniqueArray(atom, {
      minLength: 2,
      maxLength: 6,
      selector: ({ multiplier }) => multiplier,
    });
    fc.assert(
      fc.property(atoms, fc.integer({ min: 1, max: 4 }), (list, rounds) => {
        const sum = list.reduce((n, { weight }) => n + weight, 0);
        const distribution = makeDistribution(
          list.map(({ multiplier, weight }) => ({ multiplier, probability: ratio(weight, sum) })),
        );
        const lens = lensOf(distribution, rounds);
        // NaN says that it was put on a coarser lattice: then the mean is what must hold.
        if (Number.isNaN(lens.error)) {
          const mean = rounds * (toNumber(oddsOf(distribution).rtp) - 1) * 10_000;
          expect(Math.abs(meanOf(lens) - mean)).toBeLessThan(1e-6 * (1 + Math.abs(mean)));
        } else expectEqual(lens, convolve(distribution, rounds));
      }),
      { numRuns: 15 },
    );
  });
});

test.each(HARD)(
  "a thousand bets of $game ($name): probabilities sum to 1, mean and variance are n times those of one",
  ({ distribution }) => {
    const odds = oddsOf(distribution);
    const lens = lensOf(distribution, LENS_ROUNDS_MAX);
    expect(lens.error).toBeLessThan(1e-11);
    expect(total(lens)).toBeCloseTo(1, 10);
    const mean = meanOf(lens);
    // The published mean counts fractions of a ten-thousandth that a multiplier cuts off.
    const cut = distribution.reduce((sum, c) => sum + (c.multiplier / 10_000) * toNumber(c.probability), 0);
    expect(Math.abs(mean / 10_000 - LENS_ROUNDS_MAX * (cut - 1))).toBeLessThan(1e-6 * LENS_ROUNDS_MAX);
    const square = lens.nets.reduce(
      (sum, net, at) => sum + (net - mean) ** 2 * (lens.probabilities[at] as number),
      0,
    );
    const expected = LENS_ROUNDS_MAX * toNumber(odds.variance) * 1e8;
    expect(Math.abs(square / expected - 1)).toBeLessThan(1e-4);
  },
);

test("coinflip, two bets: lost both, even but for the edge, won both", () => {
  const lens = lensOf(GAME_ODDS.coinflip.distribution(GAMES.coinflip.rules, { side: "heads" }), 2);
  expect([...lens.nets]).toEqual([-20_000, -200, 19_600]);
  expect([...lens.probabilities].map((p) => p.toFixed(12))).toEqual([
    "0.250000000000",
    "0.500000000000",
    "0.250000000000",
  ]);
  expect(chancesOf(lens)).toEqual({ ahead: 0.25, even: 0, behind: 0.75 });
  expect(quantileOf(lens, 0.5)).toBe(-200);
});

test("steps add up to everything, in order, and each spans as many possible results as the next", () => {
  for (const { distribution } of HARD) {
    const steps = stepsOf(lensOf(distribution, 100), 60);
    expect(steps.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
    expect(new Set(steps.map(({ low, high }) => high - low)).size).toBe(1);
    expect(steps.map(({ low }) => low)).toEqual(steps.map(({ low }) => low).sort((a, b) => a - b));
    expect(steps.length).toBeLessThanOrEqual(60);
  }
});

test("a hundred coinflips are drawn as a bell, not as a comb", () => {
  const flips = GAME_ODDS.coinflip.distribution(GAMES.coinflip.rules, { side: "heads" });
  for (const steps of [7, 20, 60, 200]) {
    const heights = stepsOf(lensOf(flips, 100), steps)
      .slice(1, -1)
      .map(({ probability }) => probability);
    const top = heights.indexOf(Math.max(...heights));
    expect(heights.slice(0, top + 1)).toEqual(heights.slice(0, top + 1).sort((a, b) => a - b));
    expect(heights.slice(top)).toEqual(heights.slice(top).sort((a, b) => b - a));
  }
});

test("the published doubles give the same lens as the fractions", () => {
  for (const { distribution } of HARD) {
    const shares = distribution.map((c) => ({
      multiplier: c.multiplier,
      probability: toNumber(c.probability),
    }));
    expect(lensOfShares(shares, 50)).toEqual(lensOf(distribution, 50));
  }
});

test("a binomial of ten thousand neither underflows nor drifts", () => {
  const list = binomial(10_000, 1 / 37);
  expect(list.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  expect(list.reduce((sum, p, k) => sum + k * p, 0)).toBeCloseTo(10_000 / 37, 7);
});

test("a lens looks no farther than it can, and not at halves of bets", () => {
  const { distribution } = HARD[0] as (typeof HARD)[number];
  for (const rounds of [0, -1, 1.5, Number.NaN, LENS_ROUNDS_MAX + 1]) {
    expect(() => lensOf(distribution, rounds)).toThrow(RangeError);
  }
});
