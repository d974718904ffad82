/**
 * A damped needle: where it stands at t (0 to 1) on its way from one reading to another. The step response of a slightly
 * under-damped galvanometer, scaled so that it is exactly at `to` when t = 1.
 */
export function needleAt(from: number, to: number, t: number, swings = 3): number {
  if (t >= 1) return to;
  const fade = Math.exp(-5.2 * t) * (1 - t) ** 0.5;
  return to + (from - to) * fade * Math.cos(2 * Math.PI * swings * t ** 0.85);
}
