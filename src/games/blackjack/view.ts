import { type CardText, cardText } from "../../fair/cards.ts";
import { handTotal, isSoft } from "./hand.ts";
import { insuranceReturn, resultOf, returnOf } from "./payout.ts";
import type { BlackjackRules } from "./rules.ts";
import type { BlackjackMoveName, BlackjackState, Hand, HandResult } from "./state.ts";
import { legalMoves } from "./table.ts";

/** Where the hole card lies in drawing order. */
export const HOLE = 3;

export type HandView = {
  readonly cards: readonly CardText[];
  readonly total: number;
  readonly soft: boolean;
  /** Minor units on it. */
  readonly stake: number;
  /** Both null while the round is open. */
  readonly result: HandResult | null;
  readonly payout: number | null;
};
export type BlackjackView = {
  /** In drawing order: player, player, up card, hole card, then as drawn. The hole card is null while it is hidden. */
  readonly cards: readonly (CardText | null)[];
  readonly dealer: {
    readonly cards: readonly (CardText | null)[];
    /** Of the cards that are seen. */
    readonly total: number;
    readonly soft: boolean;
  };
  readonly hands: readonly HandView[];
  /** The hand to be played; null while insurance is asked and once the round is over. */
  readonly at: number | null;
  readonly phase: BlackjackState["phase"];
  readonly moves: readonly BlackjackMoveName[];
  /** Minor units staked on insurance, and what they returned; null while the round is open. */
  readonly insurance: { readonly stake: number; readonly payout: number | null };
};

function handView(rules: BlackjackRules, state: BlackjackState, hand: Hand): HandView {
  const result = state.phase === "over" ? resultOf(state, hand) : null;
  return {
    cards: hand.cards.map(cardText),
    total: handTotal(hand.cards),
    soft: isSoft(hand.cards),
    stake: hand.stake,
    result,
    payout: result && returnOf(rules, hand, result),
  };
}

export function blackjackView(rules: BlackjackRules, state: BlackjackState): BlackjackView {
  const over = state.phase === "over";
  const seen = over ? state.dealer : state.dealer.slice(0, 1);
  return {
    cards: state.drawn.map((card, index) => (over || index !== HOLE ? cardText(card) : null)),
    dealer: {
      cards: over ? seen.map(cardText) : [...seen.map(cardText), null],
      total: handTotal(seen),
      soft: isSoft(seen),
    },
    hands: state.hands.map((hand) => handView(rules, state, hand)),
    at: state.phase === "play" ? state.at : null,
    phase: state.phase,
    moves: legalMoves(rules, state),
    insurance: { stake: state.insurance, payout: over ? insuranceReturn(state) : null },
  };
}
