import { present } from "../../base/assert.ts";
import { type Ratio, ratio } from "../../base/ratio.ts";
import { HANDS } from "./counts.ts";
import { everyDeal } from "./deals.ts";
import { DRAWS, paysInOrder, valuesOf } from "./hold.ts";
import { fittingLines, LINES } from "./lines.ts";
import type { VideoPokerRules } from "./video-poker.ts";

/** What a line of the ranked list decides. */
export type Decided = {
  /** How many of the 2,598,960 hands. */
  readonly hands: number;
  /** The sum of what they return, ten-thousandths of the stake over DRAWS. */
  readonly value: bigint;
};

/** The list played over every hand and every draw, exactly. */
export type Ranking = {
  readonly decided: readonly Decided[];
  /** gains[n]: what exchanging line n with the next one would add, in the unit of value; the order is right where it is not positive. */
  readonly gains: readonly bigint[];
};

/** Plays the list through the 134,459 kinds of deals, some seconds. */
export function rankingOf(rules: VideoPokerRules): Ranking {
  const pays = paysInOrder(rules);
  const decided = LINES.map(() => ({ hands: 0, value: 0n }));
  const gains = LINES.map(() => 0n);
  for (const { hand, hands } of everyDeal()) {
    const [found, second] = fittingLines(hand);
    const first = present(found, "the line that fits every hand");
    const line = present(decided[first.line], "its figures");
    const values = valuesOf(pays, hand);
    const value = values[first.mask] ?? 0;
    line.hands += hands;
    line.value += BigInt(value) * BigInt(hands);
    if (second?.line === first.line + 1) {
      gains[first.line] =
        (gains[first.line] ?? 0n) + BigInt((values[second.mask] ?? 0) - value) * BigInt(hands);
    }
  }
  return { decided, gains };
}

/** What one staked returns on average in these hands. */
export const meanReturn = ({ hands, value }: Decided): Ratio =>
  ratio(value, BigInt(hands) * BigInt(DRAWS) * 10_000n);

/** What one staked returns to somebody who plays by the list. */
export const listReturn = (decided: readonly Decided[]): Ratio =>
  meanReturn({ hands: HANDS, value: decided.reduce((sum, { value }) => sum + value, 0n) });
