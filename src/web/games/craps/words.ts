import type { CrapsView } from "../../../games/craps/craps.ts";
import type { CrapsBet } from "../../../games/craps/state.ts";
import { defineWords } from "../words.ts";
import { spotName } from "./spots.ts";

const NAMED_CHIPS = 2;

export const crapsWords = defineWords<CrapsBet, CrapsView>({
  bet: ({ bets }) => {
    const names = bets.slice(0, NAMED_CHIPS).map(spotName).join(" · ");
    return bets.length > NAMED_CHIPS ? `${names} and ${bets.length - NAMED_CHIPS} more` : names;
  },
  outcome: ({ throws, point, over }) => {
    const [a, b] = throws.at(-1) ?? [0, 0];
    if (over) return `${a + b} after ${throws.length === 1 ? "one throw" : `${throws.length} throws`}`;
    return point === null ? `${a + b}, come-out` : `${a + b}, point ${point}`;
  },
  mark: ({ throws }) => {
    const [a, b] = throws.at(-1) ?? [0, 0];
    return String(a + b);
  },
  draw: ({ throws }, index) => `die shows ${throws[Math.floor(index / 2)]?.[index % 2] ?? ""}`,
});
