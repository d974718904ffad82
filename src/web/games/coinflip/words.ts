import type { CoinflipBet, CoinflipOutcome, Side } from "../../../games/coinflip/coinflip.ts";
import { defineWords } from "../words.ts";

const NAMES: Readonly<Record<Side, string>> = { heads: "Heads", tails: "Tails" };
const MARKS: Readonly<Record<Side, string>> = { heads: "H", tails: "T" };

export const coinflipWords = defineWords<CoinflipBet, CoinflipOutcome>({
  bet: ({ side }) => NAMES[side],
  outcome: ({ side }) => NAMES[side],
  mark: ({ side }) => MARKS[side],
  draw: ({ side }) => side,
});
