import type { Guess } from "../../../games/high-low/guess.ts";
import type { HighLowBet, HighLowView } from "../../../games/high-low/high-low.ts";
import type { HighLowRules } from "../../../games/high-low/rules.ts";
import { amountText, timesText } from "../../ui/amount-text.ts";
import type { SceneMove, SceneResult, SceneTerm } from "../scene.ts";
import { GUESS_NAMES } from "./words.ts";

type Result = SceneResult<HighLowBet, HighLowView>;

const RANKS = 13;

export const KEYS: Readonly<Record<Guess, string>> = {
  "higher-or-same": "h",
  higher: "h",
  "lower-or-same": "l",
  lower: "l",
  same: "e",
};

const percent = (ways: number): string => `${((100 * ways) / RANKS).toFixed(1)} %`;

/** Guesses with their chance and what they make of the stake; then skipping and cashing out. */
export function movesOf(_rules: HighLowRules, { outcome, stake }: Result): readonly SceneMove[] {
  const { offers, skipsLeft, multiplier } = outcome;
  const guesses = offers.map(
    ({ guess, ways, multiplier: returns }): SceneMove => ({
      key: KEYS[guess],
      label: GUESS_NAMES[guess],
      detail: `${percent(ways)} · ${timesText(returns)}`,
      move: { move: guess },
    }),
  );
  const skip: readonly SceneMove[] =
    skipsLeft > 0
      ? [
          {
            key: "k",
            label: "Skip",
            detail: `${skipsLeft} left`,
            move: { move: "skip" },
            ...(multiplier > 0 ? {} : { wide: true }),
          },
        ]
      : [];
  if (multiplier === 0) return [...guesses, ...skip];
  const payout = Math.floor((stake * multiplier) / 10_000);
  const out: SceneMove = {
    key: "c",
    label: "Cash out",
    detail: amountText(payout),
    move: { move: "cash-out" },
    tone: "main",
    ...(skip.length > 0 ? {} : { wide: true }),
  };
  return [...guesses, ...skip, out];
}

export const termsOf = (_rules: HighLowRules, { outcome, stake }: Result): readonly SceneTerm[] => [
  { name: "Stake", text: amountText(stake) },
  { name: "stands at", text: outcome.multiplier > 0 ? timesText(outcome.multiplier) : "no guess yet" },
];
