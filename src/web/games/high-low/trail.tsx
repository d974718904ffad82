import { useEffect, useRef } from "react";
import type { HighLowView } from "../../../games/high-low/high-low.ts";
import { PlayingCard } from "../playing-card.tsx";
import { GUESS_NAMES, GUESS_SIGNS } from "./words.ts";

type Props = {
  readonly view: HighLowView | null;
  /** How many cards the trail shows: while one is on its way, without it. */
  readonly shown: number;
};

/** Every card of the round with what was said about the next one. */
export function Trail({ view, shown }: Props) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ left: shown * 1_000 });
  }, [shown]);
  return (
    <ol
      ref={list}
      className="trail"
      aria-label="Cards so far"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard.
      tabIndex={0}
    >
      {(view?.cards ?? []).slice(0, shown).map((card, index) => {
        const asked = view?.asked[index];
        const answered = index + 1 < shown;
        const wrong = view?.end === "lost" && index + 2 === view.cards.length;
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a card's place in the round is what it is.
          <li key={index}>
            <PlayingCard card={card} />
            {asked && answered && (
              <span className="trail-asked" data-wrong={wrong || undefined}>
                <span className="sr-only">
                  {GUESS_NAMES[asked]}
                  {asked === "skip" ? "" : wrong ? ", wrong" : ", right"}
                </span>
                <span aria-hidden="true">
                  {GUESS_SIGNS[asked]}
                  {asked === "skip" ? "" : wrong ? " ✗" : " ✓"}
                </span>
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
