import type { GameOddsReport } from "../../contract/games.ts";
import "./spectrum.css";

type Bet = GameOddsReport["bets"][number];
type Stem = { readonly x: number; readonly height: number; readonly loss: boolean };

const WIDTH = 240;
const HEIGHT = 56;
const ONE = 10_000;
/** From a tenth of the stake to ten thousand times: the same axis for every game, so that games can be compared at a glance. */
const DECADE_MIN = -1;
const DECADE_MAX = 4;
const RAREST = 7;
/** From so many stems on they are drawn thinner. */
const DENSE = 60;

const clamp = (value: number): number => Math.max(0, Math.min(1, value));

/** Where a return lies and how tall its stem is: logarithms of multiplier and probability. */
function stemOf(multiplier: number, probability: number): Stem {
  const decade = multiplier <= 0 ? DECADE_MIN : Math.log10(multiplier / ONE);
  const x = 6 + clamp((decade - DECADE_MIN) / (DECADE_MAX - DECADE_MIN)) * (WIDTH - 12);
  const height = (0.06 + 0.94 * clamp(1 + Math.log10(probability) / RAREST)) * (HEIGHT - 6);
  return { x: Math.round(x), height: Math.round(height), loss: multiplier < ONE };
}

/** Every return of every bet once. */
function stemsOf(bets: readonly Bet[]): readonly Stem[] {
  const stems = new Map<string, Stem>();
  for (const bet of bets) {
    for (const { multiplier, probability } of bet.distribution) {
      const stem = stemOf(multiplier, probability);
      stems.set(`${stem.x} ${stem.height}`, stem);
    }
  }
  return [...stems.values()];
}

/**
 * A game's signature: all that its bets can return, from nothing at the left to ten thousand times at the right, taller where likelier,
 * both on log scales. Decorative: the figures stand beside it.
 */
export function Spectrum({ bets }: { readonly bets: readonly Bet[] }) {
  const stems = stemsOf(bets);
  const path = (loss: boolean): string =>
    stems
      .filter((stem) => stem.loss === loss)
      .map(({ x, height }) => `M${x} ${HEIGHT}v${-height}`)
      .join("");
  const stake = stemOf(ONE, 1).x;
  return (
    <svg
      className="spectrum"
      data-dense={stems.length > DENSE || undefined}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden="true"
    >
      <path className="spectrum-stake" d={`M${stake} ${HEIGHT}V0`} />
      <path className="spectrum-loss" d={path(true)} />
      <path className="spectrum-win" d={path(false)} />
    </svg>
  );
}
