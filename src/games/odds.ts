import type { Json } from "../base/canonical.ts";
import { MULTIPLIER_ONE } from "../base/money.ts";
import {
  add,
  compare,
  divide,
  equals,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  sum,
  toNumber,
} from "../base/ratio.ts";

/**
 * One possible result of a bet: what it returns in ten-thousandths of the stake, and how likely that is. Where moves add
 * to the stake, the figure is 1 + (payout - all that was staked) / opening stake: a lost double is -10000.
 */
export type Chance = {
  readonly multiplier: number;
  readonly probability: Ratio;
  /**
   * Only where the return is no whole number of ten-thousandths (7 to 6): the return per unit, the multiplier being its
   * floor. Where several returns have one floor: their mean.
   */
  readonly exact?: Ratio;
};
/** Every possible result, ascending by multiplier, each multiplier once, probabilities summing to exactly 1. */
export type Distribution = readonly Chance[];

/** The exact figures of one bet. */
export type Odds = {
  readonly rtp: Ratio;
  /** Probability of any return at all. */
  readonly hit: Ratio;
  readonly variance: Ratio;
  /** Largest multiplier, ten-thousandths. */
  readonly maxWin: number;
  readonly distribution: Distribution;
};

/** A bet that odds are published for. The bet is as a player would send it, with stakes of about 100 where chips carry their own. */
export type NamedBet<Bet = Json> = {
  readonly name: string;
  readonly bet: Bet;
  /** Only for a bet that has no house edge and says so: its return is exactly 1, outside the band. */
  readonly fair?: true;
};

/** A chip that a move puts and that cannot open a round: its odds by itself, from then until it is decided. */
export type LaterBet = {
  readonly name: string;
  readonly distribution: Distribution;
  /** As in NamedBet. */
  readonly fair?: true;
};

/** The odds side of a game, apart from its rules so that a page can play without loading the mathematics. */
export type GameOdds<Rules = Json, Bet = Json, State = Json, Move = Json> = {
  /** Every bet (or, where there are very many alike, every class of them) under these rules. */
  bets(rules: Rules): readonly NamedBet<Bet>[];
  /** Exact distribution of one bet; for games with choices, under the best strategy. */
  distribution(rules: Rules, bet: Bet): Distribution;
  /** Only where moves put chips of their own: those that no first bet can hold. */
  later?(rules: Rules): readonly LaterBet[];
  /** Games with choices: the move of the best strategy, the one the distribution is of. */
  bestMove?(rules: Rules, state: State): Move;
};

/** The band in which the house may publish a bet: 0.92 <= return <= 0.9975. */
export const RTP_MIN: Ratio = ratio(92, 100);
export const RTP_MAX: Ratio = ratio(9975, 10_000);
export const inBand = (rtp: Ratio): boolean => compare(rtp, RTP_MIN) >= 0 && compare(rtp, RTP_MAX) <= 0;

const perUnit = ({ multiplier, exact }: Chance): Ratio => exact ?? ratio(multiplier, MULTIPLIER_ONE);

function mergedChance(a: Chance, b: Chance): Chance {
  const probability = add(a.probability, b.probability);
  if (probability.n === 0n || (!a.exact && !b.exact)) return { multiplier: a.multiplier, probability };
  const weighed = add(multiply(perUnit(a), a.probability), multiply(perUnit(b), b.probability));
  return { multiplier: a.multiplier, probability, exact: divide(weighed, probability) };
}

/** Merges equal multipliers, sorts, and refuses (throws) what does not sum to exactly 1. */
export function makeDistribution(chances: Iterable<Chance>): Distribution {
  const merged = new Map<number, Chance>();
  for (const chance of chances) {
    const before = merged.get(chance.multiplier);
    merged.set(chance.multiplier, before ? mergedChance(before, chance) : chance);
  }
  const list = [...merged.values()]
    .filter(({ probability }) => probability.n !== 0n)
    .sort((a, b) => a.multiplier - b.multiplier);
  if (!equals(sum(list.map((chance) => chance.probability)), ONE)) {
    throw new RangeError("a distribution must sum to exactly 1");
  }
  return list;
}

export function oddsOf(distribution: Distribution): Odds {
  const rtp = sum(distribution.map((c) => multiply(perUnit(c), c.probability)));
  const square = sum(distribution.map((c) => multiply(multiply(perUnit(c), perUnit(c)), c.probability)));
  return {
    rtp,
    hit: sum(distribution.filter((c) => c.multiplier > 0).map((c) => c.probability)),
    variance: subtract(square, multiply(rtp, rtp)),
    maxWin: distribution.at(-1)?.multiplier ?? 0,
    distribution,
  };
}

/** Standard deviation of the return per unit staked. */
export const standardDeviation = (odds: Odds): number => Math.sqrt(toNumber(odds.variance));
