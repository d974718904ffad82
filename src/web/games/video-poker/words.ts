import type { Category } from "../../../games/video-poker/category.ts";
import type { VideoPokerBet, VideoPokerView } from "../../../games/video-poker/video-poker.ts";
import { cardName } from "../../ui/card.tsx";
import { defineWords } from "../words.ts";

export const CATEGORY_NAMES: Readonly<Record<Category, string>> = {
  "royal-flush": "Royal flush",
  "straight-flush": "Straight flush",
  "four-of-a-kind": "Four of a kind",
  "full-house": "Full house",
  flush: "Flush",
  straight: "Straight",
  "three-of-a-kind": "Three of a kind",
  "two-pair": "Two pair",
  "jacks-or-better": "Jacks or better",
  nothing: "Nothing",
};

const MARKS: Readonly<Record<Category, string>> = {
  "royal-flush": "RF",
  "straight-flush": "SF",
  "four-of-a-kind": "4K",
  "full-house": "FH",
  flush: "Fl",
  straight: "St",
  "three-of-a-kind": "3K",
  "two-pair": "2P",
  "jacks-or-better": "JB",
  nothing: "–",
};

export const videoPokerWords = defineWords<VideoPokerBet, VideoPokerView>({
  bet: () => "Five cards",
  outcome: ({ category, held }) =>
    held ? CATEGORY_NAMES[category] : `Dealt: ${CATEGORY_NAMES[category].toLowerCase()}`,
  mark: ({ category }) => MARKS[category],
  draw: ({ cards }, index) => {
    const card = cards[index];
    return card ? cardName(card) : "a card not dealt yet";
  },
});
