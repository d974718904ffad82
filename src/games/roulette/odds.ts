import { ratio } from "../../base/ratio.ts";
import { type GameOdds, makeDistribution, type NamedBet } from "../odds.ts";
import { POCKETS, POSITIONS } from "./positions.ts";
import { type Chip, type RouletteBet, type RouletteRules, roulette } from "./roulette.ts";

function everyPosition(): NamedBet<RouletteBet>[] {
  return POSITIONS.map((position) => {
    const chip: Chip =
      position.on === undefined
        ? { type: position.type, stake: 100 }
        : { type: position.type, on: position.on, stake: 100 };
    return { name: position.key, bet: { bets: [chip] } };
  });
}

export const rouletteOdds: GameOdds<RouletteRules, RouletteBet> = {
  bets: everyPosition,
  distribution: (rules, bet) =>
    makeDistribution(
      Array.from({ length: POCKETS }, (_, pocket) => ({
        multiplier: roulette.multiplier(rules, bet, { pocket }),
        probability: ratio(1, POCKETS),
      })),
    ),
};
