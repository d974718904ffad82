import { hitsOf, type KenoBet, type KenoOutcome } from "../../../games/keno/keno.ts";
import { defineWords } from "../words.ts";

export const kenoWords = defineWords<KenoBet, KenoOutcome>({
  bet: ({ risk, numbers }) => `${numbers.join(" ")}, ${risk} risk`,
  outcome: (outcome, bet) =>
    bet
      ? `${hitsOf(bet, outcome)} of ${bet.numbers.length} hit`
      : `Drawn ${[...outcome.drawn].sort((a, b) => a - b).join(" ")}`,
  mark: (outcome, bet) => (bet ? `${hitsOf(bet, outcome)}/${bet.numbers.length}` : "–"),
  draw: ({ drawn }, index) => `number ${drawn[index] ?? ""}`,
});
