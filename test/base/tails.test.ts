import { expect, test } from "vitest";
import { chiSquareTail, normalTail } from "../../src/base/tails.ts";

/** Quantiles from the usual tables (e.g. NIST/SEMATECH e-Handbook 1.3.6.7), to more digits where they are well known. */
test.each([
  [3.841458820694124, 1, 0.05],
  [6.634896601021213, 1, 0.01],
  [18.307038053275146, 10, 0.05],
  [124.34211340400407, 100, 0.05],
  [29.588298445074418, 10, 0.001],
])("chi-square %d with %d degrees is exceeded with probability %d", (x, degrees, tail) => {
  expect(chiSquareTail(x, degrees) / tail).toBeCloseTo(1, 10);
});

test.each([
  [0, 1],
  [1.959963984540054, 0.05],
  [-2.5758293035489004, 0.01],
  [4.891638475699592, 1e-6],
  [6.109410204869, 1e-9],
])("a normal variable is at least |%d| away with probability %d", (z, tail) => {
  expect(normalTail(z) / tail).toBeCloseTo(1, 8);
});

test("two degrees of freedom have the closed form exp(-x/2), far into the tail", () => {
  for (const x of [0.01, 1, 2.5, 10, 50, 200]) {
    expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
  }
});

test("the ends: nothing is certain to exceed 0, everything is certain with no degrees of freedom", () => {
  expect(chiSquareTail(0, 5)).toBe(1);
  expect(chiSquareTail(12, 0)).toBe(1);
  expect(chiSquareTail(1e6, 3)).toBe(0);
});
