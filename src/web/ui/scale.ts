/** A scale of two to five round figures that contains two values. */
export type Scale = { readonly low: number; readonly high: number; readonly ticks: readonly number[] };

const STEPS = [1, 2, 5, 10] as const;

/** Whole numbers only, so that amounts in minor units stay whole: steps of 1, 2 or 5 times a power of ten. */
export function scaleOf(least: number, most: number): Scale {
  const range = Math.max(most - least, 1);
  const power = 10 ** Math.floor(Math.log10(range / 3));
  const unit = Math.max(1, power);
  const step = (STEPS.find((factor) => range / (factor * unit) <= 3.5) ?? 10) * unit;
  const low = Math.floor(least / step) * step;
  // Adding 0 turns the -0 of a rounded-up small negative into 0, which has no sign to print.
  const high = Math.max(Math.ceil(most / step) * step + 0, low + step);
  const ticks = Array.from({ length: Math.round((high - low) / step) + 1 }, (_, i) => low + i * step);
  return { low, high, ticks };
}
