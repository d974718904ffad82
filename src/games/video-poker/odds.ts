import { type Ratio, ratio, subtract, sum } from "../../base/ratio.ts";
import { rulesIdOf } from "../game.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { perRules } from "../per-rules.ts";
import { CATEGORIES, type Category, PAID } from "./category.ts";
import { HANDS } from "./counts.ts";
import { everyDeal } from "./deals.ts";
import { bestMask, bestPositions, DRAWS, paysInOrder } from "./hold.ts";
import { PUBLISHED } from "./published.generated.ts";
import {
  HAND,
  payOf,
  type VideoPokerBet,
  type VideoPokerMove,
  type VideoPokerRules,
  type VideoPokerState,
} from "./video-poker.ts";

/** All deals times all draws, every hold counted as DRAWS draws: 19,933,230,517,200. */
export const PLAYS = HANDS * DRAWS;

/**
 * Out of PLAYS, how many plays of the best strategy end in each paid category: each of the 134,459 kinds of deals, all 32
 * holds of it, about a second. Exact, since every sum stays below 2^53.
 */
export function bestStrategyCounts(rules: VideoPokerRules): number[] {
  const pays = paysInOrder(rules);
  const totals = PAID.map(() => 0);
  for (const { hand, hands } of everyDeal()) {
    const { counts } = bestMask(pays, hand);
    for (const [c, count] of counts.entries()) totals[c] = (totals[c] as number) + count * hands;
  }
  return totals;
}

const countsOf = perRules((rules: VideoPokerRules): readonly number[] =>
  rulesIdOf("video-poker", rules) === PUBLISHED.rulesId ? PUBLISHED.counts : bestStrategyCounts(rules),
);

/** How often the best strategy ends in each category. */
export function categoryChances(
  rules: VideoPokerRules,
): { readonly category: Category; readonly chance: Ratio }[] {
  const paid = countsOf(rules).map((count) => ratio(count, PLAYS));
  const nothing = subtract(ratio(1), sum(paid));
  return CATEGORIES.map((category, c) => ({ category, chance: paid[c] ?? nothing }));
}

export const videoPokerOdds: GameOdds<VideoPokerRules, VideoPokerBet, VideoPokerState, VideoPokerMove> = {
  bets: () => [{ name: "deal", bet: {} }],
  distribution: (rules) =>
    makeDistribution(
      categoryChances(rules).map(({ category, chance }) => ({
        multiplier: payOf(rules, category),
        probability: chance,
      })),
    ),
  bestMove: (rules, { drawn }) => ({ move: "hold", hold: bestPositions(rules, drawn.slice(0, HAND)) }),
};
