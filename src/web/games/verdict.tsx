import { useEffect } from "react";
import { MULTIPLIER_ONE } from "../../base/money.ts";
import type { Round } from "../../contract/rounds.ts";
import { Amount } from "../ui/amount.tsx";
import { amountText, timesText } from "../ui/amount-text.ts";
import type { Phase } from "./scene.ts";
import type { Sound } from "./sound.ts";
import { wordsOf } from "./words-catalog.ts";
import "./verdict.css";

type Props = {
  readonly round: Round | null;
  readonly phase: Phase;
  readonly sound: Sound;
  /** Whether the round was played on this page just now, and not read from the history. */
  readonly played: boolean;
};

/** Louder for more, but never loud: a doubling is about a third, a thousandfold all of it. */
const loudnessOf = ({ multiplier }: Round): number =>
  Math.min(1, 0.3 + Math.log10(Math.max(1, multiplier / MULTIPLIER_ONE)) / 4);

function said({ state, stake, payout, outcome, bet, game }: Round): string {
  const words = wordsOf(game);
  if (state === "open") return words.outcome(outcome, bet);
  const net = payout - stake;
  const came =
    net > 0
      ? `Won ${amountText(net)} credits.`
      : net === 0
        ? "The stake came back."
        : payout > 0
          ? `${amountText(payout)} of ${amountText(stake)} credits came back.`
          : `Lost ${amountText(stake)} credits.`;
  return `${words.outcome(outcome, bet)}. ${came}`;
}

/** What the last round came to, in words and as a difference; said once to screen readers. No praise, and nothing loud unless more came back than was staked. */
export function Verdict({ round, phase, sound, played }: Props) {
  const shown = phase === "idle" ? round : null;
  const won = shown !== null && shown.state === "settled" && shown.payout > shown.stake;
  const loudness = won && played ? loudnessOf(shown) : 0;
  const id = shown?.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once a round, whatever becomes of the sound switch.
  useEffect(() => {
    if (id !== undefined && loudness > 0) sound.play("win", loudness);
  }, [id, loudness]);
  return (
    <div className="verdict" data-won={(won && played) || undefined} key={shown?.id ?? "none"}>
      <p className="sr-only" aria-live="polite">
        {shown ? said(shown) : ""}
      </p>
      {shown && shown.state === "settled" ? (
        <div aria-hidden="true" className="verdict-line">
          <span className="verdict-words">{wordsOf(shown.game).outcome(shown.outcome, shown.bet)}</span>
          <span className="verdict-times figures">{timesText(shown.multiplier)}</span>
          <Amount minor={shown.payout - shown.stake} currency="credits" change />
        </div>
      ) : shown ? (
        <div aria-hidden="true" className="verdict-line open">
          <span className="verdict-words">{wordsOf(shown.game).outcome(shown.outcome, shown.bet)}</span>
        </div>
      ) : (
        <div className="verdict-line idle" aria-hidden="true">
          {phase === "idle" ? "" : "…"}
        </div>
      )}
    </div>
  );
}
