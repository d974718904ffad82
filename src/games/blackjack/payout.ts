import { payoutOf } from "../../base/money.ts";
import { BEST, handTotal, isNatural } from "./hand.ts";
import type { BlackjackRules } from "./rules.ts";
import type { BlackjackState, Hand, HandResult } from "./state.ts";

/** Insurance pays 2 to 1. */
const INSURANCE_RETURNS = 3;

/** How a hand came out, once the round is over. A 21 of two cards after a split is no blackjack. */
export function resultOf(state: BlackjackState, hand: Hand): HandResult {
  if (hand.end === "surrendered") return "surrender";
  if (hand.end === "bust") return "bust";
  const own = handTotal(hand.cards);
  const dealer = handTotal(state.dealer);
  const natural = own === BEST && hand.cards.length === 2 && state.hands.length === 1;
  if (dealer === BEST && state.dealer.length === 2) return natural ? "push" : "lose";
  if (natural) return "blackjack";
  if (dealer > BEST || own > dealer) return "win";
  return own === dealer ? "push" : "lose";
}

/** What a hand returns, minor units. Half a stake that cannot be halved is rounded down. */
export function returnOf(rules: BlackjackRules, hand: Hand, result: HandResult): number {
  switch (result) {
    case "blackjack":
      return Number(payoutOf(BigInt(hand.stake), rules.blackjack));
    case "win":
      return 2 * hand.stake;
    case "push":
      return hand.stake;
    case "surrender":
      return Math.floor(hand.stake / 2);
    default:
      return 0;
  }
}

export const insuranceReturn = (state: BlackjackState): number =>
  state.insurance > 0 && isNatural(state.dealer) ? INSURANCE_RETURNS * state.insurance : 0;

export function stakedOn(state: BlackjackState): number {
  let total = state.insurance;
  for (const hand of state.hands) total += hand.stake;
  return total;
}

export function returned(rules: BlackjackRules, state: BlackjackState): number {
  let total = insuranceReturn(state);
  for (const hand of state.hands) total += returnOf(rules, hand, resultOf(state, hand));
  return total;
}
