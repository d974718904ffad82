import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bandsOf } from "../../../src/web/ui/distribution-bands.ts";

const shares = fc
  .uniqueArray(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 200 })
  .map((multipliers) =>
    multipliers
      .sort((a, b) => a - b)
      .map((multiplier) => ({ multiplier, probability: 1 / multipliers.length })),
  );

describe("the rows of a distribution", () => {
  test("are few, and nothing is left out of them", () => {
    fc.assert(
      fc.property(shares, (list) => {
        const bands = bandsOf(list, new Map(list.map(({ multiplier }) => [multiplier, 1])));
        expect(bands.length).toBeLessThanOrEqual(12);
        expect(bands.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
        expect(bands.reduce((sum, { seen }) => sum + seen, 0)).toBe(list.length);
      }),
    );
  });

  test("never mix what loses with what wins", () => {
    const list = Array.from({ length: 60 }, (_, i) => ({ multiplier: i * 500, probability: 1 / 60 }));
    const kinds = bandsOf(list).map(({ gain }) => gain);
    expect(kinds).toEqual(
      [...kinds].sort((a, b) => ["loss", "even", "win"].indexOf(a) - ["loss", "even", "win"].indexOf(b)),
    );
    expect(kinds).toContain("even");
  });

  test("are as few as there is room for, and ranges of large returns are written in whole ones", () => {
    const list = Array.from({ length: 40 }, (_, i) => ({
      multiplier: i * i * 7_777,
      probability: 1 / 40,
    }));
    const bands = bandsOf(list, undefined, 6);
    expect(bands.length).toBeLessThanOrEqual(6);
    expect(bands.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
    const rare = [
      ...list.slice(0, 3),
      { multiplier: 10_001_000, probability: 0.001 },
      { multiplier: 10_021_000, probability: 0.001 },
    ];
    expect(bandsOf(rare, undefined, 4).at(-1)?.label).toBe("1,000–1,003×");
  });
});
