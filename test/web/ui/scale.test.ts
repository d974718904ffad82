import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleOf } from "../../../src/web/ui/scale.ts";

const value = fc.integer({ min: -(10 ** 12), max: 10 ** 12 });

test("a scale holds all values between two to six whole ticks at equal steps", () => {
  fc.assert(
    fc.property(value, value, (a, b) => {
      const [least, most] = [Math.min(a, b), Math.max(a, b)];
      const { low, high, ticks } = scaleOf(least, most);
      expect(low).toBeLessThanOrEqual(least);
      expect(high).toBeGreaterThanOrEqual(most);
      expect(ticks.length).toBeGreaterThanOrEqual(2);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.every(Number.isInteger)).toBe(true);
      expect([ticks[0], ticks.at(-1)]).toEqual([low, high]);
    }),
  );
});

test("a balance that has not moved still has a scale", () => {
  expect(scaleOf(500, 500).ticks.length).toBeGreaterThanOrEqual(2);
});
