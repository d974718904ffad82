import { expect, test } from "vitest";
import { ratio } from "../../src/base/ratio.ts";
import { DICE_BETS, dice } from "../../src/games/dice/dice.ts";
import { diceOdds } from "../../src/games/dice/odds.ts";
import { oddsOf } from "../../src/games/odds.ts";

const { rules } = dice;
const pay = (bet: (typeof DICE_BETS)[number], first: number, second: number): number =>
  dice.multiplier(rules, bet, { dice: [first, second] });

test("every bet comes back at exactly 35/36, also where 35 does not divide by its winning throws", () => {
  expect(DICE_BETS.length).toBe(21);
  for (const bet of DICE_BETS) {
    expect(oddsOf(diceOdds.distribution(rules, bet)).rtp, JSON.stringify(bet)).toEqual(ratio(35, 36));
  }
});

test("shares of one pot differ by at most one ten-thousandth", () => {
  for (const bet of DICE_BETS) {
    const pays = diceOdds
      .distribution(rules, bet)
      .map(({ multiplier }) => multiplier)
      .filter((m) => m > 0);
    expect(Math.max(...pays) - Math.min(...pays)).toBeLessThanOrEqual(1);
  }
});

test.each([
  [{ type: "low" }, 1, 1, 23_334],
  [{ type: "low" }, 1, 5, 23_334],
  [{ type: "low" }, 2, 1, 23_333],
  [{ type: "low" }, 3, 4, 0],
  [{ type: "high" }, 2, 6, 23_334],
  [{ type: "high" }, 6, 6, 23_333],
  [{ type: "seven" }, 1, 6, 58_334],
  [{ type: "seven" }, 6, 1, 58_333],
  [{ type: "any-double" }, 2, 2, 58_334],
  [{ type: "any-double" }, 2, 3, 0],
  [{ type: "double", face: 6 }, 6, 6, 350_000],
  [{ type: "double", face: 6 }, 5, 5, 0],
  [{ type: "sum", sum: 2 }, 1, 1, 350_000],
  [{ type: "sum", sum: 4 }, 3, 1, 116_666],
  [{ type: "sum", sum: 11 }, 5, 6, 175_000],
  [{ type: "sum", sum: 12 }, 5, 6, 0],
] as const)("%j on %d-%d returns %d", (bet, first, second, expected) => {
  expect(pay(bet, first, second)).toBe(expected);
});

test.each([
  { type: "sum", sum: 1 },
  { type: "sum", sum: 13 },
  { type: "sum" },
  { type: "low", sum: 3 },
  { type: "double", face: 0 },
  { type: "double", face: 7 },
  { type: "double", face: 2.5 },
])("%j is no bet", (bet) => expect(dice.parseBet(rules, bet, 100n).ok).toBe(false));
