import { perRules } from "../per-rules.ts";
import { UP_CARDS } from "./dealer-odds.ts";
import { BEST, pointsOf, sumFrom, sumOf } from "./hand.ts";
import type { BlackjackRules } from "./rules.ts";
import type { BlackjackMove, BlackjackState, Hand } from "./state.ts";
import { strategyOf, type UpStrategy } from "./strategy.ts";

const HIT: BlackjackMove = { move: "hit" };
const STAND: BlackjackMove = { move: "stand" };
const SPLIT: BlackjackMove = { move: "split" };
const DECLINE: BlackjackMove = { move: "no-insurance" };

/** Every decision against one up card, looked up by number: a simulation asks for millions. */
type Decisions = {
  /** By the sum of the cards: of three cards or more; of two dealt cards; of two after a split. */
  readonly later: readonly BlackjackMove[];
  readonly dealt: readonly BlackjackMove[];
  readonly afterSplit: readonly BlackjackMove[];
  /** By points, hands and hands still to come, eight to each. */
  readonly splits: readonly boolean[];
};

const splitKey = (points: number, hands: number, waiting: number): number =>
  64 * points + 8 * hands + waiting;

function decisionsOf(rules: BlackjackRules, strategy: UpStrategy): Decisions {
  const sums = Array.from({ length: sumFrom(BEST, true) }, (_, sum) => ({
    hard: sum >> 1,
    ace: sum % 2 === 1,
  }));
  const two = (isSplit: boolean) =>
    sums.map(({ hard, ace }): BlackjackMove => ({ move: strategy.twoCards(hard, ace, isSplit).move }));
  const splits = new Array<boolean>(splitKey(UP_CARDS.length + 1, 0, 0)).fill(false);
  for (const points of UP_CARDS) {
    for (let hands = 1; hands < rules.handsMax; hands += 1) {
      for (let waiting = 0; waiting < hands; waiting += 1) {
        splits[splitKey(points, hands, waiting)] = strategy.splits(points, hands, waiting);
      }
    }
  }
  return {
    later: sums.map(({ hard, ace }) => (strategy.values.draws(hard, ace) ? HIT : STAND)),
    dealt: two(false),
    afterSplit: two(true),
    splits,
  };
}

const tableOf = perRules((rules: BlackjackRules): readonly Decisions[] => {
  const table: Decisions[] = [];
  for (const [up, strategy] of strategyOf(rules)) table[up] = decisionsOf(rules, strategy);
  return table;
});

/** What a decision rests on: the dealer's up card, the hand to be played, how many hands there are and how many are to come. */
export type Seat = {
  readonly up: number;
  readonly cards: readonly number[];
  readonly hands: number;
  readonly waiting: number;
};

/** The best move on a hand. It says the same during a round and after it, so it also answers "what would have been best". */
export function bestPlay(rules: BlackjackRules, { up, cards, hands, waiting }: Seat): BlackjackMove {
  const decisions = tableOf(rules)[pointsOf(up)] as Decisions;
  const sum = sumOf(cards);
  if (cards.length > 2) return decisions.later[sum] as BlackjackMove;
  const points = pointsOf(cards[0] as number);
  if (points === pointsOf(cards[1] as number) && decisions.splits[splitKey(points, hands, waiting)])
    return SPLIT;
  return (hands > 1 ? decisions.afterSplit : decisions.dealt)[sum] as BlackjackMove;
}

/** The best move of a round, from what the player may see. Insurance is a stake of its own that returns 3 with 4/13: never. */
export function bestMove(rules: BlackjackRules, { phase, dealer, hands, at }: BlackjackState): BlackjackMove {
  if (phase === "insurance") return DECLINE;
  const { cards } = hands[at] as Hand;
  return bestPlay(rules, {
    up: dealer[0] as number,
    cards,
    hands: hands.length,
    waiting: hands.length - at - 1,
  });
}
