import type { Guess } from "../../../games/high-low/guess.ts";
import type { HighLowBet, HighLowView } from "../../../games/high-low/high-low.ts";
import { cardName } from "../../ui/card.tsx";
import { defineWords } from "../words.ts";

/** How a guess is said, and drawn in one sign. */
export const GUESS_NAMES: Readonly<Record<Guess | "skip", string>> = {
  "higher-or-same": "Higher or same",
  "lower-or-same": "Lower or same",
  higher: "Higher",
  lower: "Lower",
  same: "The same",
  skip: "Skip",
};
export const GUESS_SIGNS: Readonly<Record<Guess | "skip", string>> = {
  "higher-or-same": "≥",
  "lower-or-same": "≤",
  higher: ">",
  lower: "<",
  same: "=",
  skip: "↷",
};

const rightGuesses = ({ asked, end }: HighLowView): number =>
  asked.filter((one) => one !== "skip").length - (end === "lost" ? 1 : 0);

const rankOf = (card: string | undefined): string =>
  card ? (card[0] === "T" ? "10" : (card[0] ?? "")) : "–";

export const highLowWords = defineWords<HighLowBet, HighLowView>({
  bet: () => "A card and a guess",
  outcome: (view) => {
    const last = view.cards.at(-1);
    const name = last ? cardName(last) : "No card";
    if (view.end === "lost") return `${name}, wrong`;
    const right = rightGuesses(view);
    return view.end === "paid" ? `Cashed out, ${right} right` : name;
  },
  mark: (view) => rankOf(view.cards.at(-1)),
  draw: ({ cards }, index) => {
    const card = cards[index];
    return card ? cardName(card) : "";
  },
});
