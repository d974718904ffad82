import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { NUMBERS, type NumberGuessBet, type NumberGuessRules, numberGuess } from "./number-guess.ts";

export const numberGuessOdds: GameOdds<NumberGuessRules, NumberGuessBet> = {
  /** Every guess has the same odds; the two ends and the middle stand for all. */
  bets: () => [1, 50, NUMBERS].map((guess) => ({ name: `guess ${guess}`, bet: { guess } })),
  distribution: (rules, bet) =>
    makeDistribution(
      Array.from({ length: NUMBERS }, (_, i) => ({
        multiplier: numberGuess.multiplier(rules, bet, { target: 1 + i }),
        probability: ratio(1, NUMBERS),
      })),
    ),
};
