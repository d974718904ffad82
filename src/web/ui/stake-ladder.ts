/** Steps of a stake in minor units: 1, 2, 5, 10, 20, 50 … credits, as chips go. */
export const STAKE_LADDER: readonly number[] = Array.from({ length: 13 }, (_, power) =>
  [1, 2, 5].map((step) => step * 10 ** (power + 2)),
).flat();

/** The next step above, at most max. */
export const stepUp = (minor: number, max: number): number =>
  Math.min(max, STAKE_LADDER.find((step) => step > minor) ?? max);

/** The next step below, at least min. */
export const stepDown = (minor: number, min: number): number =>
  Math.max(min, STAKE_LADDER.findLast((step) => step < minor) ?? min);

/** Half, cut to a whole minor unit. */
export const halved = (minor: number): number => (minor - (minor % 2)) / 2;

export const held = (minor: number, min: number, max: number): number => Math.max(min, Math.min(max, minor));
