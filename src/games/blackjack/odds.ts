import { MULTIPLIER_ONE } from "../../base/money.ts";
import { type Distribution, type GameOdds, makeDistribution } from "../odds.ts";
import { perRules } from "../per-rules.ts";
import { bestMove } from "./best-move.ts";
import type { BlackjackBet } from "./blackjack.ts";
import { UP_CARDS } from "./dealer-odds.ts";
import { ACE, BEST, RANKS_WITH, totalOf } from "./hand.ts";
import { stakesAt } from "./net.ts";
import { createOutcomes } from "./outcomes.ts";
import type { BlackjackRules } from "./rules.ts";
import type { BlackjackMove, BlackjackState } from "./state.ts";
import { strategyOf, type UpStrategy } from "./strategy.ts";
import { NIL, plus, ranks, type Thirteenths, times, toRatio } from "./thirteenths.ts";

/** Chances by multiplier in ten-thousandths. */
type Sums = Map<number, Thirteenths>;
const addTo = (sums: Sums, multiplier: number, chance: Thirteenths): void => {
  sums.set(multiplier, plus(sums.get(multiplier) ?? NIL, chance));
};

const chanceOf = (...points: readonly number[]): Thirteenths =>
  points.map((each) => ranks(RANKS_WITH[each] ?? 0)).reduce(times);

/** Adds every deal of the player against one up card. */
function addDeals(sums: Sums, rules: BlackjackRules, up: number, strategy: UpStrategy): void {
  const { alive, blackjack } = strategy.dealer;
  const { dealtNet } = createOutcomes(strategy);
  for (const first of UP_CARDS) {
    for (const second of UP_CARDS.slice(first - 1)) {
      const once = chanceOf(up, first, second);
      const deal = first === second ? once : plus(once, once);
      const ace = first === ACE || second === ACE;
      if (totalOf(first + second, ace) === BEST) {
        addTo(sums, rules.blackjack, times(deal, alive));
        addTo(sums, MULTIPLIER_ONE, times(deal, blackjack));
        continue;
      }
      addTo(sums, 0, times(deal, blackjack));
      const splits = first === second && strategy.splits(first, 1, 0);
      if (!splits && strategy.twoCards(first + second, ace, false).move === "surrender") {
        addTo(sums, MULTIPLIER_ONE / 2, times(deal, alive));
        continue;
      }
      for (const [index, chance] of dealtNet(first, second).entries()) {
        addTo(sums, MULTIPLIER_ONE * (1 + stakesAt(index)), times(deal, chance));
      }
    }
  }
}

const distributionOf = perRules((rules: BlackjackRules): Distribution => {
  const sums: Sums = new Map();
  for (const [up, strategy] of strategyOf(rules)) addDeals(sums, rules, up, strategy);
  return makeDistribution(
    [...sums].map(([multiplier, chance]) => ({ multiplier, probability: toRatio(chance) })),
  );
});

export const blackjackOdds: GameOdds<BlackjackRules, BlackjackBet, BlackjackState, BlackjackMove> = {
  bets: () => [{ name: "hand", bet: {} }],
  distribution: (rules) => distributionOf(rules),
  bestMove,
};
