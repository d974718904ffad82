import type { Json } from "../../base/canonical.ts";

/** How a game's bets and outcomes are said in a few words: for histories, the last ten rounds, announcements and proofs. */
export type GameWords<Bet = Json, Outcome = Json> = {
  /** "Heads", "3 chips: 17, red, dozen 1". */
  bet(bet: Bet): string;
  /** "Tails", "17 black"; beside its bet where that says more: "3 of 10 hits". */
  outcome(outcome: Outcome, bet?: Bet): string;
  /** One to four characters for a tile of the last ten rounds. */
  mark(outcome: Outcome, bet?: Bet): string;
  /** What the draw with this index came to: "pocket 28". */
  draw(outcome: Outcome, index: number, value: number): string;
};

/** Widens the words of one game for the catalog; each is only given what belongs to its own game. */
export const defineWords = <Bet, Outcome>(words: GameWords<Bet, Outcome>): GameWords =>
  words as unknown as GameWords;
