import { mix, span, variation } from "../ease.ts";

/** Size of a cell of the card in the units of its drawing. */
export const CELL = 100;
const STROKES = 7;
/** A coin's width as it scrapes. */
export const SCRAPE = 21;

export const SCRATCH_MS = 2_300;
const CELLS = 9;

/** The way a coin goes over a cell: to and fro, slanting, never twice the same. Its full length uncovers the whole cell. */
export function scrapePath(roundId: string, cell: number): string {
  const points: string[] = [];
  for (let i = 0; i <= STROKES; i += 1) {
    const x =
      i % 2 === 0
        ? mix(2, 12, variation(roundId, cell * 20 + i))
        : mix(88, 98, variation(roundId, cell * 20 + i));
    points.push(`${x.toFixed(1)} ${(4 + (i / STROKES) * 92).toFixed(1)}`);
  }
  return `M${points.join("L")}`;
}

/** How much of a cell is scraped at t: one after the other, a little overlapping. */
export const scrapedAt = (cell: number, t: number): number =>
  span(t, (cell / CELLS) * 0.9, ((cell + 1) / CELLS) * 0.9 + 0.1);

/** The cell that the coin is on at t. */
export const cellAt = (t: number): number => Math.min(CELLS - 1, Math.floor((t / 0.9) * CELLS));
