import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import type { SlotsRules } from "./rules.ts";
import { type SlotsBet, slots } from "./slots.ts";

/** Every stop of every reel, each combination once. */
function countStops(rules: SlotsRules): Map<number, number> {
  const [first = 0, second = 0, third = 0] = rules.strips.map((strip) => strip.length);
  const counts = new Map<number, number>();
  for (let a = 0; a < first; a += 1) {
    for (let b = 0; b < second; b += 1) {
      for (let c = 0; c < third; c += 1) {
        const multiplier = slots.multiplier(rules, {}, { stops: [a, b, c], window: [] });
        counts.set(multiplier, (counts.get(multiplier) ?? 0) + 1);
      }
    }
  }
  return counts;
}

export const slotsOdds: GameOdds<SlotsRules, SlotsBet> = {
  bets: () => [{ name: "spin", bet: {} }],
  distribution: (rules) => {
    const combinations = rules.strips.reduce((product, strip) => product * strip.length, 1);
    return makeDistribution(
      [...countStops(rules)].map(([multiplier, count]) => ({
        multiplier,
        probability: ratio(count, combinations),
      })),
    );
  },
};
