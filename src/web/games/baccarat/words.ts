import type { BaccaratBet, BaccaratOn, BaccaratOutcome } from "../../../games/baccarat/baccarat.ts";
import { defineWords } from "../words.ts";

export const SPOT_NAMES: Readonly<Record<BaccaratOn, string>> = {
  player: "Player",
  banker: "Banker",
  tie: "Tie",
};

export const winnerOf = ({ playerTotal, bankerTotal }: BaccaratOutcome): BaccaratOn =>
  playerTotal === bankerTotal ? "tie" : playerTotal > bankerTotal ? "player" : "banker";

export const baccaratWords = defineWords<BaccaratBet, BaccaratOutcome>({
  bet: ({ on }) => SPOT_NAMES[on],
  outcome: (outcome) => {
    const winner = winnerOf(outcome);
    const { playerTotal, bankerTotal } = outcome;
    return winner === "tie"
      ? `Tie at ${playerTotal}`
      : `${SPOT_NAMES[winner]} wins, ${Math.max(playerTotal, bankerTotal)} to ${Math.min(playerTotal, bankerTotal)}`;
  },
  mark: (outcome) => SPOT_NAMES[winnerOf(outcome)][0] ?? "",
  draw: ({ cards }, index) => cards[index] ?? "",
});
