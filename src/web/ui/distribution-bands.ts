import { timesText } from "./amount-text.ts";

/** A multiplier in ten-thousandths and its exact probability. */
export type Share = { readonly multiplier: number; readonly probability: number };

/** A row of the plot: one multiplier, or neighbours taken together when there are too many. */
export type Band = {
  readonly label: string;
  readonly probability: number;
  readonly seen: number;
  /** What it means beside the stake. */
  readonly gain: "loss" | "even" | "win";
};

const ROWS_MAX = 12;
const ONE = 10_000;

const gainOf = (multiplier: number): Band["gain"] =>
  multiplier < ONE ? "loss" : multiplier === ONE ? "even" : "win";

/** Borders that double from the stake on, widened until few enough rows are left. */
function groups(shares: readonly Share[], rowsMax: number): Share[][] {
  let factor = 1.25;
  for (;;) {
    const byBand = new Map<number, Share[]>();
    for (const share of shares) {
      const key =
        share.multiplier <= 0
          ? Number.NEGATIVE_INFINITY
          : share.multiplier === ONE
            ? -0.5
            : Math.floor(Math.log(share.multiplier / ONE) / Math.log(factor));
      byBand.set(key, [...(byBand.get(key) ?? []), share]);
    }
    if (byBand.size <= rowsMax)
      return [...byBand.entries()].sort(([a], [b]) => a - b).map(([, list]) => list);
    factor *= 1.2;
  }
}

const WHOLE_FROM = 100 * ONE;

/** The ends of a range of large multipliers, to whole ones outwards: a label has little room. */
const rangeText = (low: number, high: number): string =>
  high < WHOLE_FROM
    ? `${timesText(low).replace("×", "")}–${timesText(high)}`
    : `${timesText(low - (low % ONE)).replace("×", "")}–${timesText(Math.ceil(high / ONE) * ONE)}`;

/** The rows to draw, from nothing to the most, at most rowsMax of them. Probabilities of a row add up; nothing is left out. */
export function bandsOf(
  shares: readonly Share[],
  own?: ReadonlyMap<number, number>,
  rowsMax: number = ROWS_MAX,
): Band[] {
  const rows = shares.length <= rowsMax ? shares.map((share) => [share]) : groups(shares, rowsMax);
  return rows.map((row) => {
    const low = row[0]?.multiplier ?? 0;
    const high = row.at(-1)?.multiplier ?? low;
    return {
      label: low === high ? timesText(low) : rangeText(low, high),
      probability: row.reduce((sum, share) => sum + share.probability, 0),
      seen: row.reduce((sum, share) => sum + (own?.get(share.multiplier) ?? 0), 0),
      gain: gainOf(low),
    };
  });
}
