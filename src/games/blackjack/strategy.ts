import { MULTIPLIER_ONE } from "../../base/money.ts";
import { perRules } from "../per-rules.ts";
import { type DealerOdds, dealerOdds, UP_CARDS } from "./dealer-odds.ts";
import { ACE, BEST, totalOf } from "./hand.ts";
import type { BlackjackRules } from "./rules.ts";
import { exceeds, NIL, plus, scaled, type Thirteenths, times, whole } from "./thirteenths.ts";
import { type HandValues, handValues, overCards, remembered } from "./values.ts";

/** A play of two cards and its value, as in values.ts. */
export type TwoCardPlay = {
  readonly move: "stand" | "hit" | "double" | "surrender";
  readonly value: Thirteenths;
};
/** The best strategy against one up card. */
export type UpStrategy = {
  readonly dealer: DealerOdds;
  readonly values: HandValues;
  /** Of two cards that are not split now: the best move. `isSplit` where they come from a split. */
  readonly twoCards: (hard: number, ace: boolean, isSplit: boolean) => TwoCardPlay;
  /** Whether to split a pair when there are so many hands (this one among them) and so many of them still to come. */
  readonly splits: (points: number, hands: number, waiting: number) => boolean;
  /** Value of a pair split at the first decision. */
  readonly splitValue: (points: number) => Thirteenths;
};

function bestOfTwo(
  rules: BlackjackRules,
  { alive }: DealerOdds,
  values: HandValues,
  isSplit: boolean,
): (hard: number, ace: boolean) => TwoCardPlay {
  return remembered((hard, ace) => {
    let best: TwoCardPlay = { move: "stand", value: values.stand(hard, ace) };
    if (totalOf(hard, ace) === BEST) return best;
    if (values.draws(hard, ace)) best = { move: "hit", value: values.hit(hard, ace) };
    if (!isSplit || rules.doubleAfterSplit === "allowed") {
      const value = values.double(hard, ace);
      if (exceeds(value, best.value)) best = { move: "double", value };
    }
    if (!isSplit && rules.surrender === "late") {
      const value = scaled(alive, -MULTIPLIER_ONE / 2);
      if (exceeds(value, best.value)) best = { move: "surrender", value };
    }
    return best;
  });
}

/**
 * Value of the hands to come, `waiting` split cards of these points, when there are `hands` hands in all: the next one
 * gets its second card and is played, or split once more if it is a pair and there is room, which makes one hand more and
 * one more to come. Hands do not touch each other's chances, so the value of several is the sum; their number is all
 * that a decision has to know of the others. The hands are bounded and between splits fewer are to come, so this ends.
 */
function valueToCome(
  rules: BlackjackRules,
  values: HandValues,
  afterSplit: (hard: number, ace: boolean) => TwoCardPlay,
) {
  /** A split ace gets one card. */
  const aceValue = overCards((points) => values.stand(ACE + points, true));
  const known = new Map<number, Thirteenths>();
  return function toCome(card: number, hands: number, waiting: number): Thirteenths {
    if (waiting === 0) return NIL;
    if (card === ACE) return scaled(aceValue, waiting);
    const key = 64 * card + 8 * hands + waiting;
    const before = known.get(key);
    if (before) return before;
    const value = overCards((points) => {
      const rest = toCome(card, hands, waiting - 1);
      const played = plus(afterSplit(card + points, points === ACE).value, rest);
      if (points !== card || hands >= rules.handsMax) return played;
      const again = toCome(card, hands + 1, waiting + 1);
      return exceeds(again, played) ? again : played;
    });
    known.set(key, value);
    return value;
  };
}

function makeUpStrategy(rules: BlackjackRules, up: number): UpStrategy {
  const dealer = dealerOdds(rules, up);
  const values = handValues(dealer);
  const dealt = bestOfTwo(rules, dealer, values, false);
  const afterSplit = bestOfTwo(rules, dealer, values, true);
  const toCome = valueToCome(rules, values, afterSplit);
  return {
    dealer,
    values,
    twoCards: (hard, ace, isSplit) => (isSplit ? afterSplit : dealt)(hard, ace),
    splits: (points, hands, waiting) => {
      if (hands >= rules.handsMax) return false;
      const kept = (hands > 1 ? afterSplit : dealt)(2 * points, points === ACE).value;
      return exceeds(toCome(points, hands + 1, waiting + 2), plus(kept, toCome(points, hands, waiting)));
    },
    splitValue: (points) => toCome(points, 2, 2),
  };
}

/** The best strategy by the points of the up card, ace first. */
export const strategyOf = perRules(
  (rules: BlackjackRules): ReadonlyMap<number, UpStrategy> =>
    new Map(UP_CARDS.map((up) => [up, makeUpStrategy(rules, up)])),
);

/** Value of two dealt cards that are no blackjack at the best first move. */
function dealtValue(strategy: UpStrategy, first: number, second: number): Thirteenths {
  if (first === second && strategy.splits(first, 1, 0)) return strategy.splitValue(first);
  return strategy.twoCards(first + second, first === ACE || second === ACE, false).value;
}

/** What a round is worth under the best strategy: won or lost on average, in ten-thousandths of the opening stake. */
export function roundValue(rules: BlackjackRules): Thirteenths {
  return overCards((up) => {
    const strategy = strategyOf(rules).get(up) as UpStrategy;
    const { alive, blackjack } = strategy.dealer;
    return overCards((first) =>
      overCards((second) => {
        const natural = totalOf(first + second, first === ACE || second === ACE) === BEST;
        if (natural) return scaled(alive, rules.blackjack - MULTIPLIER_ONE);
        return plus(dealtValue(strategy, first, second), times(blackjack, whole(-MULTIPLIER_ONE)));
      }),
    );
  });
}
