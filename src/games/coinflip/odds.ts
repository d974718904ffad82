import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { type CoinflipBet, type CoinflipRules, coinflip, SIDES } from "./coinflip.ts";

export const coinflipOdds: GameOdds<CoinflipRules, CoinflipBet> = {
  bets: () => SIDES.map((side) => ({ name: side, bet: { side } })),
  distribution: (rules, bet) =>
    makeDistribution(
      SIDES.map((side) => ({
        multiplier: coinflip.multiplier(rules, bet, { side }),
        probability: ratio(1, SIDES.length),
      })),
    ),
};
