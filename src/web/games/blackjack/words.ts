import type { BlackjackBet } from "../../../games/blackjack/blackjack.ts";
import type { HandResult } from "../../../games/blackjack/state.ts";
import type { BlackjackView, HandView } from "../../../games/blackjack/view.ts";
import { cardName } from "../../ui/card.tsx";
import { defineWords } from "../words.ts";

export const RESULT_NAMES: Readonly<Record<HandResult, string>> = {
  blackjack: "Blackjack",
  win: "Won",
  push: "Push",
  lose: "Lost",
  bust: "Bust",
  surrender: "Surrendered",
};

/** "soft 17", "16": a soft total could still count its ace as one. */
export const totalName = ({ total, soft }: { readonly total: number; readonly soft: boolean }): string =>
  soft && total < 21 ? `soft ${total}` : String(total);

function handOutcome({ total, result }: HandView, dealer: number): string {
  switch (result) {
    case "win":
      return dealer > 21 ? `${total}, the dealer bust` : `${total} beats ${dealer}`;
    case "lose":
      return `${total} against ${dealer}`;
    case "push":
      return `Push at ${total}`;
    case "bust":
      return `Bust with ${total}`;
    default:
      return result ? RESULT_NAMES[result] : `${total} against ${dealer}`;
  }
}

export const blackjackWords = defineWords<BlackjackBet, BlackjackView>({
  bet: () => "A hand",
  outcome: ({ hands, dealer, at, phase }) => {
    const [only] = hands;
    if (phase === "insurance") return "Insurance?";
    if (phase === "play") return `${totalName(hands[at ?? 0] ?? dealer)} against ${dealer.total}`;
    if (hands.length === 1 && only) return handOutcome(only, dealer.total);
    return hands.map(({ result }) => (result ? RESULT_NAMES[result].toLowerCase() : "")).join(", ");
  },
  mark: ({ hands }) => (hands.length > 1 ? `${hands.length} h` : String(hands[0]?.total ?? "")),
  draw: ({ cards }, index) => {
    const card = cards[index];
    return card ? cardName(card) : "the hole card, face down";
  },
});
