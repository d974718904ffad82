import fc from "fast-check";
import { expect, test } from "vitest";
import { halved, STAKE_LADDER, stepDown, stepUp } from "../../../src/web/ui/stake-ladder.ts";

const [MIN, MAX] = [100, 1_000_000];
const stake = fc.integer({ min: MIN, max: MAX });

test("the ladder climbs by 1, 2 and 5", () => {
  expect(STAKE_LADDER.slice(0, 7)).toEqual([100, 200, 500, 1_000, 2_000, 5_000, 10_000]);
});

test("a step stays within the limits and goes the right way", () => {
  fc.assert(
    fc.property(stake, (minor) => {
      const [up, down] = [stepUp(minor, MAX), stepDown(minor, MIN)];
      expect(up).toBeLessThanOrEqual(MAX);
      expect(down).toBeGreaterThanOrEqual(MIN);
      expect(up).toBeGreaterThanOrEqual(Math.min(minor + 1, MAX));
      expect(down).toBeLessThanOrEqual(Math.max(minor - 1, MIN));
    }),
  );
});

test("up and down again is where one was, on every rung", () => {
  for (const rung of STAKE_LADDER.filter((one) => one < MAX && one > MIN)) {
    expect(stepDown(stepUp(rung, MAX), MIN)).toBe(rung);
  }
});

test("half of an odd amount is cut to a whole minor unit", () => {
  expect([halved(500), halved(501), halved(1)]).toEqual([250, 250, 0]);
});
