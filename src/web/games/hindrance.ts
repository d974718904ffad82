import type { Json } from "../../base/canonical.ts";
import { amountText } from "../ui/amount-text.ts";

type Question = {
  readonly bet: Json | null;
  readonly total: number;
  readonly stakeMin: number;
  readonly stakeMax: number;
  readonly enabled: boolean;
  /** Undefined while unknown: the house will say. */
  readonly credits: number | undefined;
};

/** Why a round cannot be played as it stands, in words that say what to do; undefined when it can. The house checks all of it again. */
export function hindranceOf({
  bet,
  total,
  stakeMin,
  stakeMax,
  enabled,
  credits,
}: Question): string | undefined {
  if (!enabled) return "This game is switched off for now. Nothing is lost.";
  if (bet === null) return "Make a bet first.";
  if (total < stakeMin) return `The smallest stake is ${amountText(stakeMin)}.`;
  if (total > stakeMax) return `The largest stake is ${amountText(stakeMax)}; take something off.`;
  if (credits !== undefined && total > credits) return `You have ${amountText(credits)} credits; stake less.`;
  return undefined;
}
