import type { BlackjackBet } from "../../../games/blackjack/blackjack.ts";
import type { BlackjackRules } from "../../../games/blackjack/rules.ts";
import type { BlackjackMoveName } from "../../../games/blackjack/state.ts";
import type { BlackjackView } from "../../../games/blackjack/view.ts";
import { amountText } from "../../ui/amount-text.ts";
import type { SceneMove, SceneResult, SceneTerm } from "../scene.ts";
import { totalName } from "./words.ts";

type Result = SceneResult<BlackjackBet, BlackjackView>;

/** What each move is called on its button, and its key. */
export const MOVE_NAMES: Readonly<Record<BlackjackMoveName, readonly [label: string, key: string]>> = {
  hit: ["Hit", "h"],
  stand: ["Stand", "t"],
  double: ["Double", "d"],
  split: ["Split", "p"],
  surrender: ["Surrender", "r"],
  insurance: ["Insurance", "i"],
  "no-insurance": ["No insurance", "n"],
};

const half = (stake: number): number => (stake - (stake % 2)) / 2;

/** Minor units that a move adds to the stake. */
function addsOf(move: BlackjackMoveName, { outcome, openingStake }: Result): number | undefined {
  if (move === "insurance") return half(openingStake);
  if (move !== "double" && move !== "split") return undefined;
  return outcome.hands[outcome.at ?? 0]?.stake;
}

export function movesOf(_rules: BlackjackRules, result: Result): readonly SceneMove[] {
  const { moves } = result.outcome;
  return moves.map((move, index) => {
    const [label, key] = MOVE_NAMES[move];
    const adds = addsOf(move, result);
    const back = move === "surrender" ? { detail: `${amountText(half(result.openingStake))} back` } : {};
    const last = index === moves.length - 1 && moves.length % 2 === 1;
    return {
      key,
      label,
      move: { move },
      ...(adds === undefined ? {} : { adds }),
      ...back,
      ...(last ? { wide: true as const } : {}),
    };
  });
}

export function termsOf(_rules: BlackjackRules, { outcome, stake }: Result): readonly SceneTerm[] {
  const hand = outcome.hands[outcome.at ?? 0];
  const which = outcome.hands.length > 1 ? `Hand ${(outcome.at ?? 0) + 1}` : "You";
  return [
    { name: `${which} ${hand ? totalName(hand) : ""}, dealer`, text: totalName(outcome.dealer) },
    { name: "Staked", text: amountText(stake) },
  ];
}
