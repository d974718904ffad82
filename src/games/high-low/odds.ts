import { MULTIPLIER_ONE } from "../../base/money.ts";
import { add, compare, divide, multiply, type Ratio, ratio, subtract, ZERO } from "../../base/ratio.ts";
import { RANKS, rankIndex } from "../../fair/cards.ts";
import { type Chance, type GameOdds, makeDistribution } from "../odds.ts";
import { perRules } from "../per-rules.ts";
import { type Guess, guessesOn, waysOf } from "./guess.ts";
import type { HighLowBet, HighLowMove, HighLowState } from "./high-low.ts";
import { type HighLowRules, highLowMultiplier } from "./rules.ts";

/** One guess and its price: what is shown beside the card. */
export type HighLowPrice = {
  readonly rank: number;
  readonly guess: Guess;
  readonly chance: Ratio;
  /** What a stake returns after this guess alone, ten-thousandths. */
  readonly multiplier: number;
  /** What guessing this once and cashing out returns. */
  readonly rtp: Ratio;
};

function priceOf(rules: HighLowRules, rank: number, guess: Guess): HighLowPrice {
  const ways = waysOf(guess, rank);
  const chance = ratio(ways, RANKS.length);
  const multiplier = highLowMultiplier(rules, [ways]);
  return { rank, guess, chance, multiplier, rtp: multiply(chance, ratio(multiplier, MULTIPLIER_ONE)) };
}

/** Every guess on every rank, two to ace. */
export const highLowPrices = (rules: HighLowRules): HighLowPrice[] =>
  RANKS.flatMap((_, rank) => guessesOn(rank).map((guess) => priceOf(rules, rank, guess)));

/** The better paid of the two guesses on a rank, the likelier one among equals. */
function bestPrice(rules: HighLowRules, rank: number): HighLowPrice {
  const [first, second] = guessesOn(rank).map((guess) => priceOf(rules, rank, guess)) as [
    HighLowPrice,
    HighLowPrice,
  ];
  const order = compare(second.rtp, first.rtp) || compare(second.chance, first.chance);
  return order > 0 ? second : first;
}

type Plan = {
  /** The guess to make on a rank. */
  readonly guess: readonly HighLowPrice[];
  /** skip[left][rank]: whether to ask for another card first while so many skips are left. */
  readonly skip: readonly (readonly boolean[])[];
};

/**
 * The plan "skip while that is better, guess once, cash out", by dynamic programming over the skips left. No strategy at
 * all returns more than rtp, because every guess is paid at its true odds or floored below them; under the published
 * rules one guess reaches rtp exactly on every rank but the eight (13/7 is no whole number of ten-thousandths), and the
 * eight is skipped. What the plan falls short by takes 21 eights in a row: less than 10^-27.
 */
const planOf = perRules((rules: HighLowRules): Plan => {
  const guess = RANKS.map((_, rank) => bestPrice(rules, rank));
  const skip = [guess.map(() => false)];
  let values = guess.map((price) => price.rtp);
  for (let left = 1; left <= rules.skipsMax; left += 1) {
    const another = divide(values.reduce(add), ratio(RANKS.length));
    skip.push(guess.map((price) => compare(another, price.rtp) > 0));
    values = guess.map((price) => (compare(another, price.rtp) > 0 ? another : price.rtp));
  }
  return { guess, skip };
});

function chances(rules: HighLowRules, left: number, weight: Ratio): Chance[] {
  const { guess, skip } = planOf(rules);
  const each = divide(weight, ratio(RANKS.length));
  const skipped = skip[left]?.filter(Boolean).length ?? 0;
  const made = guess.filter((_, rank) => !skip[left]?.[rank]);
  return [
    ...made.flatMap(({ multiplier, chance }) => [
      { multiplier, probability: multiply(each, chance) },
      { multiplier: 0, probability: subtract(each, multiply(each, chance)) },
    ]),
    ...(skipped > 0 ? chances(rules, left - 1, multiply(each, ratio(skipped))) : []),
  ].filter(({ probability }) => compare(probability, ZERO) > 0);
}

export const highLowOdds: GameOdds<HighLowRules, HighLowBet, HighLowState, HighLowMove> = {
  bets: () => [{ name: "one guess", bet: {} }],
  distribution: (rules) => makeDistribution(chances(rules, rules.skipsMax, ratio(1))),
  bestMove: (rules, { cards, asked }) => {
    const rank = rankIndex(cards.at(-1) ?? 0);
    if (asked.some((each) => each !== "skip")) return { move: "cash-out" };
    const { guess, skip } = planOf(rules);
    if (skip[rules.skipsMax - asked.length]?.[rank]) return { move: "skip" };
    return { move: guess[rank]?.guess ?? "higher-or-same" };
  },
};
