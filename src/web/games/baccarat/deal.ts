import { type CardText, RANKS, type Rank } from "../../../fair/cards.ts";
import type { BaccaratOutcome } from "../../../games/baccarat/baccarat.ts";
import { pointsOf } from "../../../games/baccarat/coup.ts";

export const DEAL_MS = 430;

/** How long a coup takes to be dealt: every card its time, and a moment to read the totals. */
export const coupMs = (cards: number): number => cards * DEAL_MS + 350;

/** How many cards lie on the table so long after the deal began. */
export const dealtAt = (t: number, cards: number): number =>
  t >= 1 ? cards : Math.min(cards, Math.floor((t * coupMs(cards)) / DEAL_MS) + 1);

export type Side = "player" | "banker";

/**
 * The cards of a side among the first `dealt` of a coup: player, player, banker, banker, then the player's third if there is one,
 * then the banker's.
 */
export function cardsOf({ player, banker }: BaccaratOutcome, side: Side, dealt: number): readonly CardText[] {
  const thirdOfBanker = 4 + (player.length - 2);
  if (side === "player")
    return player.slice(0, Math.min(2, dealt) + (dealt > 4 && player.length > 2 ? 1 : 0));
  return banker.slice(
    0,
    Math.max(0, Math.min(2, dealt - 2)) + (dealt > thirdOfBanker && banker.length > 2 ? 1 : 0),
  );
}

const pointsOfCard = (card: CardText): number => pointsOf(RANKS.indexOf(card[0] as Rank));

export const totalOf = (cards: readonly CardText[]): number =>
  cards.reduce((total, card) => total + pointsOfCard(card), 0) % 10;
