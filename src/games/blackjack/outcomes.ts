import { DEALER_ENDS, UP_CARDS } from "./dealer-odds.ts";
import { ACE, BEST, RANKS_WITH, totalOf } from "./hand.ts";
import { either, type Net, netOf, together, weighted } from "./net.ts";
import type { UpStrategy } from "./strategy.ts";
import { NIL, ranks, type Thirteenths, whole } from "./thirteenths.ts";
import { compareEnds, remembered } from "./values.ts";

/** Chances of each total a hand may be left with; 22 stands for every bust. */
type Totals = readonly Thirteenths[];
const BUST = BEST + 1;

const exactly = (total: number): Totals =>
  Array.from({ length: BUST + 1 }, (_, each) => whole(Number(each === Math.min(total, BUST))));

/** Over the next card: what then comes, each with its chance. */
const mixed = (of: (points: number) => readonly Thirteenths[]): readonly Thirteenths[] =>
  UP_CARDS.map((points) => weighted(ranks(RANKS_WITH[points] ?? 0), of(points))).reduce(either);

/**
 * What a round won or lost under the best strategy, for each end of the dealer. Given that end, the hands of a split are
 * independent of each other but for the number of them, so their results are convolved along the same recursion that the
 * values follow.
 */
export function createOutcomes(strategy: UpStrategy) {
  const drawnTotals = remembered((hard, ace): Totals => {
    if (!strategy.values.draws(hard, ace)) return exactly(totalOf(hard, ace));
    return mixed((points) => drawnTotals(hard + points, ace || points === ACE));
  });

  /** Two cards played to their end: chances of the totals, and how many stakes lie on them. */
  function played(hard: number, ace: boolean, isSplit: boolean): { totals: Totals; stakes: number } {
    const { move } = strategy.twoCards(hard, ace, isSplit);
    if (move === "stand") return { totals: exactly(totalOf(hard, ace)), stakes: 1 };
    if (move !== "double") return { totals: drawnTotals(hard, ace), stakes: 1 };
    const last = mixed((points) => exactly(totalOf(hard + points, ace || points === ACE)));
    return { totals: last, stakes: 2 };
  }

  const netAgainst = (end: number, hand: { totals: Totals; stakes: number }): Net =>
    netOf(hand.totals.map((chance, total) => [hand.stakes * compareEnds(total, end), chance]));

  /** The split cards still to come, against one end of the dealer: see toCome in strategy.ts. */
  function splitNet(card: number, end: number): Net {
    const known = new Map<number, Net>();
    function toCome(hands: number, waiting: number): Net {
      if (waiting === 0) return netOf([[0, whole(1)]]);
      const key = 8 * hands + waiting;
      const before = known.get(key);
      if (before) return before;
      const rest = toCome(hands, waiting - 1);
      const made = mixed((points) => {
        const ace = card === ACE || points === ACE;
        if (card === ACE) {
          const one = { totals: exactly(totalOf(card + points, ace)), stakes: 1 };
          return together(netAgainst(end, one), rest);
        }
        if (points === card && strategy.splits(card, hands, waiting - 1))
          return toCome(hands + 1, waiting + 1);
        return together(netAgainst(end, played(card + points, ace, true)), rest);
      });
      known.set(key, made);
      return made;
    }
    return toCome(2, 2);
  }

  /** What two dealt cards that are neither a blackjack nor surrendered come to, over all ends without a dealer's blackjack. */
  function dealtNet(first: number, second: number): Net {
    const splits = first === second && strategy.splits(first, 1, 0);
    const hand = splits ? undefined : played(first + second, first === ACE || second === ACE, false);
    return DEALER_ENDS.map((end, index) =>
      weighted(strategy.dealer.ends[index] ?? NIL, hand ? netAgainst(end, hand) : splitNet(first, end)),
    ).reduce(either);
  }

  return { dealtNet };
}
