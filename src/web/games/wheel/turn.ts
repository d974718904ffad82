import { easeOut, mix, variation } from "../ease.ts";

const TURN = 2 * Math.PI;

export const TURN_MS = 4_200;

/** Where each segment begins, in radians clockwise from the top of the wheel at rest; one more entry than segments. */
export function bordersOf(weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const borders = [0];
  for (const weight of weights) borders.push((borders.at(-1) ?? 0) + (weight / total) * TURN);
  return borders;
}

/** The wheel's angle at which the pointer stands over a segment, a little to one side of its middle as rounds differ. */
export function restAngle(borders: readonly number[], segment: number, roundId: string): number {
  const share = roundId === "" ? 0.5 : mix(0.22, 0.78, variation(roundId, 5));
  return -mix(borders[segment] ?? 0, borders[segment + 1] ?? TURN, share);
}

const positive = (angle: number): number => ((angle % TURN) + TURN) % TURN;

/** From where it stands, some turns on, to rest: friction falls with speed, so it creeps at the end. Exactly `to` at t = 1. */
export function angleAt(from: number, to: number, roundId: string, t: number): number {
  if (t >= 1) return to;
  const way = TURN * (4 + Math.floor(variation(roundId, 6) * 2)) + positive(to - from);
  return to - way * (1 - easeOut(t, 3.2));
}

/** How far the leather is bent by the peg that passes under it, 0 to 1. */
export function bendAt(borders: readonly number[], angle: number): number {
  const under = positive(-angle);
  const next = borders.find((border) => border > under) ?? TURN;
  const last = borders.findLast((border) => border <= under) ?? 0;
  const reach = Math.min(0.055, (next - last) * 0.45);
  return Math.max(0, 1 - (under - last) / reach);
}

/** The segment under the pointer. */
export function segmentAt(borders: readonly number[], angle: number): number {
  const under = positive(-angle);
  return Math.max(
    0,
    borders.findLastIndex((border) => border <= under),
  );
}
