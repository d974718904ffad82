import { cardNumber } from "../../../fair/cards.ts";
import { bestMove } from "../../../games/blackjack/best-move.ts";
import { type BlackjackBet, blackjack } from "../../../games/blackjack/blackjack.ts";
import { handTotal, isSoft, isSoftSum, sumOf } from "../../../games/blackjack/hand.ts";
import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import type { BlackjackMove, BlackjackMoveName, BlackjackState } from "../../../games/blackjack/state.ts";
import type { BlackjackView } from "../../../games/blackjack/view.ts";
import type { SceneResult } from "../scene.ts";
import { totalName } from "./words.ts";

/** One decision of a hand that is over, beside the best one. */
export type Decision = {
  /** "soft 17 against 6". */
  readonly on: string;
  readonly made: BlackjackMoveName;
  readonly best: BlackjackMoveName;
};

function situation({ hands, at, dealer }: BlackjackState): string {
  const cards = hands[at]?.cards ?? [];
  const own = totalName({ total: handTotal(cards), soft: isSoftSum(sumOf(cards)) });
  const up = dealer.slice(0, 1);
  return `${own} against ${isSoft(up) ? "an ace" : handTotal(up)}`;
}

/** Every decision of a finished round. The round is played again from its own cards, as the verifier does. */
export function review(
  rules: BlackjackRules,
  { bet, outcome, openingStake, moves }: SceneResult<BlackjackBet, BlackjackView>,
): readonly Decision[] {
  let next = 0;
  const draws = {
    below: () => {
      next += 1;
      return cardNumber(outcome.cards[next - 1] ?? "") ?? 0;
    },
  };
  let state = blackjack.start(rules, bet, BigInt(openingStake), draws);
  return moves.map((each) => {
    const move = each as BlackjackMove;
    const decision = { on: situation(state), made: move.move, best: bestMove(rules, state).move };
    state = blackjack.step(rules, state, move, draws);
    return decision;
  });
}
