import { ACE, RANKS_WITH, sumFrom, TEN, totalOfSum } from "./hand.ts";
import type { BlackjackRules } from "./rules.ts";
import { dealerDraws } from "./table.ts";
import { NIL, plus, ranks, type Thirteenths, times, total, whole } from "./thirteenths.ts";

/** What the dealer may end with; 22 stands for every bust. */
export const DEALER_ENDS = [17, 18, 19, 20, 21, 22] as const;
export const DEALER_BUST = 22;

/** The points of an up card, ace to ten. */
export const UP_CARDS: readonly number[] = Array.from({ length: TEN }, (_, index) => index + 1);

export type DealerOdds = {
  /** Chance that the hole card makes a blackjack. */
  readonly blackjack: Thirteenths;
  /** Chance of having none and ending with each of DEALER_ENDS; with `blackjack` they sum to 1. */
  readonly ends: readonly Thirteenths[];
  /** Chance of having none. */
  readonly alive: Thirteenths;
};

export const makesBlackjack = (up: number, hole: number): boolean =>
  (up === ACE && hole === TEN) || (up === TEN && hole === ACE);

const addWeighted = (sums: readonly Thirteenths[], weight: Thirteenths, ends: readonly Thirteenths[]) =>
  sums.map((sum, index) => plus(sum, times(weight, ends[index] ?? NIL)));
const none = (): readonly Thirteenths[] => DEALER_ENDS.map(() => NIL);

/** The dealer's chances with this up card, by following every card that may come. */
export function dealerOdds(rules: BlackjackRules, up: number): DealerOdds {
  const known = new Map<number, readonly Thirteenths[]>();
  function endsFrom(hard: number, ace: boolean): readonly Thirteenths[] {
    const sum = sumFrom(hard, ace);
    const before = known.get(sum);
    if (before) return before;
    const stands = !dealerDraws(rules, sum);
    const end = Math.min(totalOfSum(sum), DEALER_BUST);
    const ends = stands
      ? DEALER_ENDS.map((each) => whole(Number(each === end)))
      : UP_CARDS.reduce(
          (sums, card) =>
            addWeighted(sums, ranks(RANKS_WITH[card] ?? 0), endsFrom(hard + card, ace || card === ACE)),
          none(),
        );
    known.set(sum, ends);
    return ends;
  }
  let blackjack = NIL;
  let ends = none();
  for (const hole of UP_CARDS) {
    const chance = ranks(RANKS_WITH[hole] ?? 0);
    if (makesBlackjack(up, hole)) blackjack = plus(blackjack, chance);
    else ends = addWeighted(ends, chance, endsFrom(up + hole, up === ACE || hole === ACE));
  }
  return { blackjack, ends, alive: total(ends) };
}
