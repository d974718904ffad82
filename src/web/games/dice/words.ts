import type { DiceBet, DiceOutcome } from "../../../games/dice/dice.ts";
import { defineWords } from "../words.ts";

export function betName(bet: DiceBet): string {
  switch (bet.type) {
    case "sum":
      return `Sum ${bet.sum}`;
    case "double":
      return `Double ${bet.face}`;
    case "low":
      return "Low, 2 to 6";
    case "seven":
      return "Seven";
    case "high":
      return "High, 8 to 12";
    case "any-double":
      return "Any double";
  }
}

export const diceWords = defineWords<DiceBet, DiceOutcome>({
  bet: betName,
  outcome: ({ dice: [first, second] }) => `${first} and ${second}, ${first + second} together`,
  mark: ({ dice: [first, second] }) => String(first + second),
  draw: ({ dice }, index) => `die shows ${dice[index] ?? ""}`,
});
