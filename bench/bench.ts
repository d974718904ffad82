/** A benchmark: prints what it measured, side by side in one run, and returns the figures for bench/results. */
export type Bench = {
  readonly name: string;
  readonly summary: string;
  readonly run: (options: { readonly seconds: number; readonly rounds: number }) => Promise<Figures>;
};
export type Figures = Readonly<Record<string, number | string>>;

/** Middle value of an odd or even number of figures. */
export function median(figures: readonly number[]): number {
  const sorted = [...figures].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] as number)
    : ((sorted[middle - 1] as number) + (sorted[middle] as number)) / 2;
}

/** The p-quantile (0 to 1) of unsorted figures. */
export function quantile(figures: readonly number[], p: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(p * sorted.length))] ?? Number.NaN;
}
