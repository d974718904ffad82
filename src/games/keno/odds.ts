import { ratio } from "../../base/ratio.ts";
import { choose } from "../choose.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { DRAWN, type KenoBet, type KenoRules, NUMBERS } from "./keno.ts";

export const kenoOdds: GameOdds<KenoRules, KenoBet> = {
  /** Which numbers are picked changes nothing: the first ones stand for all. */
  bets: (rules) =>
    rules.tables.map(({ risk, picks }) => ({
      name: `${picks} ${picks === 1 ? "pick" : "picks"}, ${risk} risk`,
      bet: { risk, numbers: Array.from({ length: picks }, (_, i) => 1 + i) },
    })),
  /** Hypergeometric: h of k picks are among the 10 drawn of 40 in C(k, h) C(40 - k, 10 - h) of C(40, 10) ways. */
  distribution: (rules, bet) => {
    const picks = bet.numbers.length;
    const table = rules.tables.find((entry) => entry.risk === bet.risk && entry.picks === picks);
    return makeDistribution(
      Array.from({ length: picks + 1 }, (_, hits) => ({
        multiplier: table?.pays[hits] ?? 0,
        probability: ratio(
          choose(picks, hits) * choose(NUMBERS - picks, DRAWN - hits),
          choose(NUMBERS, DRAWN),
        ),
      })),
    );
  },
};
