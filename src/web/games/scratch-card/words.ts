import { ALIKE, type ScratchBet, type ScratchOutcome } from "../../../games/scratch-card/scratch-card.ts";
import { defineWords } from "../words.ts";

/** The symbols that stand three times or more. */
export function alikeOf({ cells }: ScratchOutcome) {
  return [...new Set(cells)].filter((symbol) => cells.filter((one) => one === symbol).length >= ALIKE);
}

export const scratchWords = defineWords<ScratchBet, ScratchOutcome>({
  bet: () => "One card",
  outcome(outcome) {
    const alike = alikeOf(outcome);
    return alike.length === 0 ? "No three alike" : `Three alike: ${alike.join(", ")}`;
  },
  mark: (outcome) => (alikeOf(outcome).length > 0 ? "3=" : "–"),
  draw: ({ cells }, index) => cells[index] ?? "",
});
