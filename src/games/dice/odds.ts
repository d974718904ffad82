import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution } from "../odds.ts";
import { DICE_BETS, type DiceBet, type DiceRules, dice, FACES } from "./dice.ts";

function nameOf(bet: DiceBet): string {
  if (bet.type === "sum") return `sum ${bet.sum}`;
  if (bet.type === "double") return `double ${bet.face}`;
  return bet.type;
}

const FACE_LIST = Array.from({ length: FACES }, (_, i) => 1 + i);

export const diceOdds: GameOdds<DiceRules, DiceBet> = {
  bets: () => DICE_BETS.map((bet) => ({ name: nameOf(bet), bet })),
  distribution: (rules, bet) =>
    makeDistribution(
      FACE_LIST.flatMap((first) =>
        FACE_LIST.map((second) => ({
          multiplier: dice.multiplier(rules, bet, { dice: [first, second] }),
          probability: ratio(1, FACES * FACES),
        })),
      ),
    ),
};
