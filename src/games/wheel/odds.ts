import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { type WheelBet, type WheelRules, wheel } from "./wheel.ts";

export const wheelOdds: GameOdds<WheelRules, WheelBet> = {
  bets: (rules) =>
    rules.tables.map(({ segments, risk }) => ({
      name: `${segments} segments, ${risk} risk`,
      bet: { segments, risk },
    })),
  distribution: (rules, bet) => {
    const table = rules.tables.find(({ segments, risk }) => segments === bet.segments && risk === bet.risk);
    const weights = table?.weights ?? new Array<number>(bet.segments).fill(1);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    return makeDistribution(
      weights.map((weight, segment) => ({
        multiplier: wheel.multiplier(rules, bet, { segment }),
        probability: ratio(weight, total),
      })),
    );
  },
};
