import { expect, test } from "vitest";
import { ratio } from "../../src/base/ratio.ts";
import { agreement } from "../../src/games/agreement.ts";
import { makeDistribution } from "../../src/games/odds.ts";

const even = makeDistribution([
  { multiplier: 0, probability: ratio(1, 2) },
  { multiplier: 20_000, probability: ratio(1, 2) },
]);

test("a sample of two equal classes: mean, deviation, z and chi-square by hand", () => {
  const seen = agreement(
    even,
    new Map([
      [0, 480],
      [20_000, 520],
    ]),
  );
  expect(seen).toMatchObject({
    rounds: 1_000,
    mean: 1.04,
    meanExpected: 1,
    deviationExpected: 1,
    degrees: 1,
  });
  expect(seen.z).toBeCloseTo(0.04 * Math.sqrt(1_000), 10);
  // With two classes chi-square is z squared, so both tests say the same.
  expect(seen.chiSquare).toBeCloseTo(seen.z ** 2, 10);
  expect(seen.chiSquareChance).toBeCloseTo(seen.meanChance, 10);
});

test("a result that the distribution does not have is named", () => {
  expect(
    agreement(
      even,
      new Map([
        [0, 10],
        [15_000, 1],
      ]),
    ).impossible,
  ).toEqual([15_000]);
});

test("rare classes are merged, so that a lucky jackpot is judged by the bound and not by the normal law", () => {
  const jackpot = makeDistribution([
    { multiplier: 0, probability: ratio(999_999, 1_000_000) },
    { multiplier: 1_000_000_000, probability: ratio(1, 1_000_000) },
  ]);
  // One win in 1000 rounds has a chance of about 1/1000, although it is 31 standard errors above the mean.
  const seen = agreement(
    jackpot,
    new Map([
      [0, 999],
      [1_000_000_000, 1],
    ]),
  );
  expect(seen.z).toBeGreaterThan(30);
  expect(seen.meanChance).toBeGreaterThan(1e-3);
  expect(seen.degrees).toBe(0);
  // A hundred of them are no luck.
  expect(
    agreement(
      jackpot,
      new Map([
        [0, 900],
        [1_000_000_000, 100],
      ]),
    ).meanChance,
  ).toBeLessThan(1e-12);
});

test("a sure result has no deviation and agrees with itself", () => {
  const sure = makeDistribution([{ multiplier: 10_000, probability: ratio(1) }]);
  expect(agreement(sure, new Map([[10_000, 5]]))).toMatchObject({ z: 0, meanChance: 1, chiSquareChance: 1 });
});

test("no rounds, no judgement", () => {
  expect(() => agreement(even, new Map())).toThrow(RangeError);
});
