import { MULTIPLIER_ONE } from "../../base/money.ts";
import { DEALER_BUST, DEALER_ENDS, type DealerOdds, UP_CARDS } from "./dealer-odds.ts";
import { ACE, BEST, RANKS_WITH, sumFrom, totalOf } from "./hand.ts";
import { exceeds, NIL, plus, ranks, scaled, type Thirteenths, times } from "./thirteenths.ts";

/**
 * What plays of a hand are worth against one up card. In an infinite deck a hand is its hard sum and whether it holds an
 * ace, for no card that is seen changes the next one. Values are what is won or lost on average, in ten-thousandths of the
 * opening stake, times the chance that the dealer has no blackjack (the player moves only then).
 */
export type HandValues = {
  readonly stand: (hard: number, ace: boolean) => Thirteenths;
  /** One more card, then the best of standing and drawing. */
  readonly hit: (hard: number, ace: boolean) => Thirteenths;
  /** One more card at twice the stake. */
  readonly double: (hard: number, ace: boolean) => Thirteenths;
  /** Whether drawing is better than standing. */
  readonly draws: (hard: number, ace: boolean) => boolean;
};

/** A sum over the next card: its points, and the chance of them. */
export const overCards = (of: (points: number) => Thirteenths): Thirteenths =>
  UP_CARDS.reduce((sum, points) => plus(sum, times(ranks(RANKS_WITH[points] ?? 0), of(points))), NIL);

/** What a stake on this total is worth against a dealer's end: +1, 0 or -1. A bust total is above 21 and loses. */
export function compareEnds(total: number, end: number): number {
  if (total > BEST) return -1;
  return end === DEALER_BUST ? 1 : Math.sign(total - end);
}

/** A function of hands that remembers its values. */
export function remembered<T>(make: (hard: number, ace: boolean) => T): (hard: number, ace: boolean) => T {
  const known = new Map<number, T>();
  return (hard, ace) => {
    const key = sumFrom(hard, ace);
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make(hard, ace);
    known.set(key, made);
    return made;
  };
}

export function handValues({ ends }: DealerOdds): HandValues {
  const stand = remembered((hard, ace) => {
    const total = totalOf(hard, ace);
    return DEALER_ENDS.map((end, index) =>
      scaled(ends[index] ?? NIL, MULTIPLIER_ONE * compareEnds(total, end)),
    ).reduce(plus);
  });
  const best = (hard: number, ace: boolean): Thirteenths =>
    draws(hard, ace) ? hit(hard, ace) : stand(hard, ace);
  const hit = remembered((hard, ace) => overCards((points) => best(hard + points, ace || points === ACE)));
  const draws = remembered(
    (hard, ace) => totalOf(hard, ace) < BEST && exceeds(hit(hard, ace), stand(hard, ace)),
  );
  const double = remembered((hard, ace) =>
    scaled(
      overCards((points) => stand(hard + points, ace || points === ACE)),
      2,
    ),
  );
  return { stand, hit, double, draws };
}
