import { clamp01, easeOut, span } from "../ease.ts";

export const SPIN_MS = 2_300;
/** Shares of the motion at which the reels stop, left to right. */
export const STOPS_AT = [0.56, 0.76, 0.96] as const;

/** Whole turns that each reel makes before it stops. */
const TURNS = [2, 3, 4] as const;
/** Symbols by which a reel runs past its stop before the spring pulls it back. */
const OVERSHOOT = 0.16;

/**
 * The strip position at the top of a reel's window, in symbols: the strip runs downwards, so it falls. It runs evenly, slows within the
 * last turn, passes its stop by a little and is pulled back. Exactly the stop once its share is over.
 */
export function positionAt(reel: number, from: number, stop: number, length: number, t: number): number {
  const ends = STOPS_AT[reel] ?? 1;
  const u = clamp01(t / ends);
  if (u >= 1) return stop;
  const way = length * (TURNS[reel] ?? 2) + ((((from - stop) % length) + length) % length);
  const settle = span(u, 0.88, 1);
  const run = easeOut(span(u, 0, 0.9), 1.45);
  return stop + way * (1 - run) - OVERSHOOT * Math.sin(Math.PI * settle) * (1 - settle);
}
