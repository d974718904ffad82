import { toNumber } from "../../../base/ratio.ts";
import { cardNumber } from "../../../fair/cards.ts";
import { drawCounts, SIZE, waysToDraw } from "../../../games/video-poker/counts.ts";
import { bestHold, paysInOrder } from "../../../games/video-poker/hold.ts";
import type { VideoPokerRules } from "../../../games/video-poker/video-poker.ts";

/** What a hold is worth: what one staked returns in the long run. */
export type Appraisal = {
  readonly best: readonly number[];
  readonly bestValue: number;
  readonly ownValue: number;
};

/** A hold's value over all draws from the other 47 cards. */
function holdValue(rules: VideoPokerRules, dealt: readonly number[], hold: readonly number[]): number {
  const ascending = [...dealt].sort((a, b) => a - b);
  let mask = 0;
  for (const position of hold) mask |= 1 << ascending.indexOf(dealt[position] ?? 0);
  const pays = paysInOrder(rules);
  const cells = drawCounts(ascending);
  const sum = pays.reduce((total, pay, c) => total + pay * (cells[mask * pays.length + c] ?? 0), 0);
  return sum / waysToDraw(dealt.length - (SIZE[mask] ?? 0)) / 10_000;
}

/** The best hold of five dealt cards beside the one that was made. */
export function appraise(
  rules: VideoPokerRules,
  cards: readonly string[],
  hold: readonly number[],
): Appraisal {
  const dealt = cards.slice(0, 5).map((card) => cardNumber(card) ?? 0);
  const best = bestHold(rules, dealt);
  return { best: best.hold, bestValue: toNumber(best.value), ownValue: holdValue(rules, dealt, hold) };
}
