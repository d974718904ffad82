import { type BetType, findPosition, type Position, RED } from "../../../games/roulette/positions.ts";
import type { Chip, RouletteBet, RouletteOutcome } from "../../../games/roulette/roulette.ts";
import { defineWords } from "../words.ts";

const ORDINALS = ["", "1st", "2nd", "3rd"] as const;

const INSIDE: Partial<Readonly<Record<BetType, string>>> = {
  straight: "Straight",
  split: "Split",
  street: "Street",
  trio: "Trio",
  corner: "Corner",
  line: "Line",
};

const OUTSIDE: Partial<Readonly<Record<BetType, string>>> = {
  "first-four": "First four",
  red: "Red",
  black: "Black",
  odd: "Odd",
  even: "Even",
  low: "1 to 18",
  high: "19 to 36",
};

/** "Split 8, 11", "2nd dozen", "Red". */
export function positionName({ type, on, pockets }: Position): string {
  if (type === "dozen") return `${ORDINALS[Number(on)] ?? ""} dozen`;
  if (type === "column") return `${ORDINALS[Number(on)] ?? ""} column`;
  const inside = INSIDE[type];
  return inside ? `${inside} ${pockets.join(", ")}` : (OUTSIDE[type] ?? type);
}

export const colourOf = (pocket: number): "red" | "black" | "green" =>
  pocket === 0 ? "green" : RED.has(pocket) ? "red" : "black";

function chipName(chip: Chip): string {
  const position = findPosition(chip.type, chip.on);
  return position ? positionName(position) : chip.type;
}

const NAMED_CHIPS = 2;

export const rouletteWords = defineWords<RouletteBet, RouletteOutcome>({
  bet: ({ bets }) => {
    const names = bets.slice(0, NAMED_CHIPS).map(chipName).join(" · ");
    return bets.length > NAMED_CHIPS ? `${names} and ${bets.length - NAMED_CHIPS} more` : names;
  },
  outcome: ({ pocket }) => (pocket === 0 ? "Zero" : `${pocket} ${colourOf(pocket)}`),
  mark: ({ pocket }) => String(pocket),
  draw: ({ pocket }) => `pocket ${pocket}`,
});
