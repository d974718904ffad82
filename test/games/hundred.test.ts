import { expect, test } from "vitest";
import { compare, ratio } from "../../src/base/ratio.ts";
import { HUNDRED_SIDES, type HundredBet, hundred } from "../../src/games/hundred/hundred.ts";
import { hundredOdds } from "../../src/games/hundred/odds.ts";
import { oddsOf } from "../../src/games/odds.ts";

const { rules } = hundred;
const accepted = (bet: unknown): boolean => hundred.parseBet(rules, bet, 100n).ok;

test("exactly 19600 bets are accepted, and each returns more than 0.9899 and at most 0.99", () => {
  let bets = 0;
  for (const side of HUNDRED_SIDES) {
    for (let whole = 0; whole <= 10_000; whole += 1) {
      const bet: HundredBet = { side, target: whole / 100 };
      if (!accepted(bet)) continue;
      bets += 1;
      const { rtp } = oddsOf(hundredOdds.distribution(rules, bet));
      if (compare(rtp, ratio(9_899, 10_000)) <= 0 || compare(rtp, ratio(99, 100)) > 0) {
        expect.fail(`${side} ${bet.target} returns ${rtp.n}/${rtp.d}`);
      }
    }
  }
  expect(bets).toBe(2 * 9_800);
});

test("the rolls that win are counted, not computed: for a few targets on both sides", () => {
  for (const bet of [
    { side: "under", target: 0.01 },
    { side: "under", target: 0.07 },
    { side: "under", target: 29.35 },
    { side: "over", target: 99.99 },
    { side: "over", target: 57.29 },
    { side: "over", target: 2 },
  ] as const) {
    let wins = 0;
    for (let whole = 0; whole <= 10_000; whole += 1) {
      if (hundred.multiplier(rules, bet, { roll: whole / 100 }) > 0) wins += 1;
    }
    const whole = Math.round(bet.target * 100);
    expect(wins).toBe(bet.side === "under" ? whole : 10_000 - whole);
    expect(hundred.multiplier(rules, bet, { roll: bet.target })).toBe(0);
  }
});

test.each([
  ["under", 0],
  ["under", 98.01],
  ["over", 1.99],
  ["over", 100],
  ["under", 49.505],
  ["under", 0.1 + 0.2],
  ["over", 50.000000001],
])("%s %d is no bet", (side, target) => expect(accepted({ side, target })).toBe(false));

test.each([
  ["under", 98],
  ["over", 2],
  ["under", 0.29],
  ["over", 99.99],
  ["under", 0.3],
])("%s %d is one", (side, target) => expect(accepted({ side, target })).toBe(true));
