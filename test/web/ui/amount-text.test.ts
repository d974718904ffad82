import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amountText, parseAmount, timesText } from "../../../src/web/ui/amount-text.ts";

const MAX = 10 ** 15;

describe("an amount is text made of digits, never of arithmetic", () => {
  test.each([
    [0, "0.00"],
    [5, "0.05"],
    [-50, "−0.50"],
    [123_405, "1,234.05"],
    [MAX, "10,000,000,000,000.00"],
    [MAX - 1, "9,999,999,999,999.99"],
  ])("%d minor units are %s", (minor, text) => {
    expect(amountText(minor)).toBe(text);
  });

  test("a gain shows its sign only where it is a difference", () => {
    expect([amountText(300), amountText(300, true), amountText(0, true)]).toEqual(["3.00", "+3.00", "0.00"]);
  });

  test("what is shown can be typed back, for every amount the house knows", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX }), (minor) => {
        expect(parseAmount(amountText(minor))).toBe(minor);
      }),
      { examples: [[0], [MAX]] },
    );
  });

  test.each(["", "-1", "1.234", "1e3", "0x10", "1..2", "abc", "99999999999999", "10000000000000.01"])(
    "%j is no amount",
    (text) => {
      expect(parseAmount(text)).toBeUndefined();
    },
  );

  test.each([
    ["5", 500],
    ["5.", 500],
    [" 1,250.5 ", 125_050],
    ["0.07", 7],
  ])("%j is %d minor units", (text, minor) => {
    expect(parseAmount(text)).toBe(minor);
  });
});

test.each([
  [0, "0×"],
  [19_800, "1.98×"],
  [25_000, "2.50×"],
  [360_000, "36×"],
  [10_001, "1.0001×"],
  [99_009_900, "9,900.99×"],
  [-10_000, "−1×"],
])("a multiplier of %d ten-thousandths is %s", (multiplier, text) => {
  expect(timesText(multiplier)).toBe(text);
});
