import type { ReactNode } from "react";
import { CARD_EMBLEMS } from "./emblems-cards.tsx";
import { DICE_EMBLEMS } from "./emblems-dice.tsx";
import { NUMBER_EMBLEMS } from "./emblems-numbers.tsx";
import { WHEEL_EMBLEMS } from "./emblems-wheels.tsx";
import "./emblem.css";

const EMBLEMS: Readonly<Record<string, ReactNode>> = {
  ...WHEEL_EMBLEMS,
  ...DICE_EMBLEMS,
  ...CARD_EMBLEMS,
  ...NUMBER_EMBLEMS,
};

/** A game that nobody has drawn yet: a chip's edge with a question of odds in it. */
const UNKNOWN = (
  <>
    <circle className="body" cx="50" cy="50" r="34" />
    <circle className="line dashes" cx="50" cy="50" r="28" />
    <path className="line" d="M38 62 62 38M41 41h.01M59 59h.01" />
  </>
);

/** The thing a game is played with, drawn in the game's hue. Decorative. */
export function Emblem({ game }: { readonly game: string }) {
  return (
    <svg className="emblem" viewBox="0 0 100 100" aria-hidden="true">
      {EMBLEMS[game] ?? UNKNOWN}
    </svg>
  );
}
