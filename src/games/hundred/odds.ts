import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import {
  HUNDRED_SIDES,
  type HundredBet,
  type HundredRules,
  payOf,
  ROLLS,
  WAYS_MAX,
  waysOf,
} from "./hundred.ts";

/** Winning rolls of the bets that are listed: every other bet is one of 19600 between them. */
const LISTED = [
  1,
  10,
  50,
  100,
  250,
  500,
  1_000,
  2_000,
  2_500,
  3_333,
  4_950,
  5_000,
  6_600,
  7_500,
  9_000,
  9_500,
  WAYS_MAX,
];

const betOn = (side: HundredBet["side"], ways: number): HundredBet => ({
  side,
  target: (side === "under" ? ways : ROLLS - 1 - ways) / 100,
});

export const hundredOdds: GameOdds<HundredRules, HundredBet> = {
  bets: () =>
    HUNDRED_SIDES.flatMap((side) =>
      LISTED.map((ways) => {
        const bet = betOn(side, ways);
        return { name: `${side} ${bet.target.toFixed(2)}`, bet };
      }),
    ),
  distribution: (rules, bet) => {
    const ways = waysOf(bet);
    return makeDistribution([
      { multiplier: payOf(rules, ways), probability: ratio(ways, ROLLS) },
      { multiplier: 0, probability: ratio(ROLLS - ways, ROLLS) },
    ]);
  },
};
