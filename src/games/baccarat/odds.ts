import { ratio } from "../../base/ratio.ts";
import { RANKS } from "../../fair/cards.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { BACCARAT_BETS, type BaccaratBet, type BaccaratRules, baccarat } from "./baccarat.ts";
import { bankerDraws, isNatural, playerDraws, pointsOf } from "./coup.ts";

const VALUES = Array.from({ length: 10 }, (_, value) => value);
const RANKS_OF_VALUE = VALUES.map(
  (value) => RANKS.filter((_rank, index) => pointsOf(index) === value).length,
);
/** How many of the 13 ranks have this value: with an infinite deck every card is drawn with these odds. */
const ranksOf = (value: number): number => RANKS_OF_VALUE[value] ?? 0;
/** In how many of 13 * 13 ways two cards have this total. */
const pairsOf = (sum: number): number =>
  VALUES.reduce((ways, value) => ways + ranksOf(value) * ranksOf((10 + sum - value) % 10), 0);
/** A coup has four to six cards; its ways are counted of 13^6, so that all weigh the same. */
const COUPS = 13 ** 6;

type Ways = { readonly player: number; readonly banker: number; readonly count: number };

/** The banker's turn: one more card, of any rank, or none. */
function bankerTurn(player: number, banker: number, third: number | undefined, count: number): Ways[] {
  if (!bankerDraws(banker, third)) return [{ player, banker, count: count * 13 }];
  return VALUES.map((value) => ({ player, banker: banker + value, count: count * ranksOf(value) }));
}

/** Every way to go on from two totals of two cards, counted of 13 * 13 for the cards that may follow. */
function thirdCards(player: number, banker: number, count: number): Ways[] {
  if (isNatural(player) || isNatural(banker)) return [{ player, banker, count: count * 13 * 13 }];
  if (!playerDraws(player)) return bankerTurn(player, banker, undefined, count * 13);
  return VALUES.flatMap((third) => bankerTurn(player + third, banker, third, count * ranksOf(third)));
}

const coups = (): Ways[] =>
  VALUES.flatMap((player) =>
    VALUES.flatMap((banker) => thirdCards(player, banker, pairsOf(player) * pairsOf(banker))),
  );

export const baccaratOdds: GameOdds<BaccaratRules, BaccaratBet> = {
  bets: () => BACCARAT_BETS.map((on) => ({ name: on, bet: { on } })),
  distribution: (rules, bet) =>
    makeDistribution(
      coups().map(({ player, banker, count }) => ({
        multiplier: baccarat.multiplier(rules, bet, {
          cards: [],
          player: [],
          banker: [],
          playerTotal: player % 10,
          bankerTotal: banker % 10,
        }),
        probability: ratio(count, COUPS),
      })),
    ),
};
