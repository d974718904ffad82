import type { Json } from "../base/canonical.ts";
import { MULTIPLIER_ONE } from "../base/money.ts";
import { ONE, type Ratio, ratio, subtract, toNumber } from "../base/ratio.ts";
import type { GameId } from "./ids.ts";
import { type Distribution, oddsOf, standardDeviation } from "./odds.ts";
import { GAME_ODDS } from "./odds-catalog.ts";
import { type GameTable, tableOf } from "./tables.ts";

/** A bet with everything that can come of it, as exact fractions. */
export type BetSheet = {
  readonly name: string;
  /** Put by a move, once the round is open. */
  readonly later: boolean;
  readonly rtp: Ratio;
  /** What the house keeps: 1 less the return. */
  readonly edge: Ratio;
  readonly anyReturn: Ratio;
  readonly hit: number;
  readonly sd: number;
  /** Ten-thousandths of the stake. */
  readonly maxWin: number;
  /** Each result, ascending: what a stake of 1 returns, and how likely that is. */
  readonly results: readonly { readonly returns: Ratio; readonly chance: Ratio }[];
};

/** Every bet of a game under some rules. */
export type GameSheet = { readonly bets: readonly BetSheet[]; readonly table: GameTable | undefined };

function betSheet(name: string, later: boolean, distribution: Distribution): BetSheet {
  const odds = oddsOf(distribution);
  return {
    name,
    later,
    rtp: odds.rtp,
    edge: subtract(ONE, odds.rtp),
    anyReturn: odds.hit,
    hit: toNumber(odds.hit),
    sd: standardDeviation(odds),
    maxWin: odds.maxWin,
    results: distribution.map(({ multiplier, probability, exact }) => ({
      returns: exact ?? ratio(multiplier, MULTIPLIER_ONE),
      chance: probability,
    })),
  };
}

/** The exact figures of every bet, from the tables that settle them. Up to seconds of work: in browsers a worker's. */
export function sheetOf(id: GameId, rules: Json): GameSheet {
  const odds = GAME_ODDS[id];
  return {
    bets: [
      ...odds.bets(rules).map(({ name, bet }) => betSheet(name, false, odds.distribution(rules, bet))),
      ...(odds.later?.(rules) ?? []).map(({ name, distribution }) => betSheet(name, true, distribution)),
    ],
    table: tableOf(id, rules),
  };
}
