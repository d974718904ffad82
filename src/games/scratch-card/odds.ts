import { ratio } from "../../base/ratio.ts";
import { choose } from "../choose.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { ALIKE, CELLS, type ScratchBet, type ScratchRules } from "./scratch-card.ts";

/** Ways to fill the cells so far, weighted: by how many cells are left and what has been won. */
type Ways = Map<number, Map<number, bigint>>;

/**
 * Symbol after symbol: k of the `left` cells show it in C(left, k) weight^k ways, and k >= 3 wins its pay. After the last
 * symbol no cell may be left; all ways together are (sum of weights)^9.
 */
function fill(rules: ScratchRules): Map<number, bigint> {
  let ways: Ways = new Map([[CELLS, new Map([[0, 1n]])]]);
  for (const { weight, pays } of rules.symbols) {
    const next: Ways = new Map();
    for (const [left, won] of ways) {
      for (let k = 0; k <= left; k += 1) {
        const factor = choose(left, k) * BigInt(weight) ** BigInt(k);
        const into = next.get(left - k) ?? new Map<number, bigint>();
        next.set(left - k, into);
        for (const [multiplier, count] of won) {
          const total = k >= ALIKE ? multiplier + pays : multiplier;
          into.set(total, (into.get(total) ?? 0n) + count * factor);
        }
      }
    }
    ways = next;
  }
  return ways.get(0) ?? new Map();
}

export const scratchCardOdds: GameOdds<ScratchRules, ScratchBet> = {
  bets: () => [{ name: "card", bet: {} }],
  distribution: (rules) => {
    const all = BigInt(rules.symbols.reduce((sum, { weight }) => sum + weight, 0)) ** BigInt(CELLS);
    return makeDistribution(
      [...fill(rules)].map(([multiplier, count]) => ({ multiplier, probability: ratio(count, all) })),
    );
  },
};
