import { ratio } from "../../base/ratio.ts";
import { choose } from "../choose.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { type PlinkoBet, type PlinkoRules, plinko } from "./plinko.ts";

export const plinkoOdds: GameOdds<PlinkoRules, PlinkoBet> = {
  bets: (rules) =>
    rules.tables.map(({ rows, risk }) => ({ name: `${rows} rows, ${risk} risk`, bet: { rows, risk } })),
  /** Bucket k is reached by C(rows, k) of 2^rows paths. */
  distribution: (rules, bet) =>
    makeDistribution(
      Array.from({ length: bet.rows + 1 }, (_, bucket) => ({
        multiplier: plinko.multiplier(rules, bet, { path: "", bucket }),
        probability: ratio(choose(bet.rows, bucket), 2n ** BigInt(bet.rows)),
      })),
    ),
};
