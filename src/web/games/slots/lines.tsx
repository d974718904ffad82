import { timesText } from "../../ui/amount-text.ts";
import { CELL, ROWS } from "./reel.tsx";

export type WonLine = { readonly index: number; readonly pays: number };

const GAP = 10;
const WIDTH = 3 * CELL.width + 2 * GAP;
const HEIGHT = ROWS * CELL.height;

const xOf = (reel: number): number => reel * (CELL.width + GAP) + CELL.width / 2;
const yOf = (row: number): number => row * CELL.height + CELL.height / 2;

/** Lines that won are drawn through their symbols, each with its number and what it returns at its left end. */
export function Lines({
  lines,
  won,
}: {
  readonly lines: readonly (readonly number[])[];
  readonly won: readonly WonLine[];
}) {
  return (
    <svg className="slots-lines" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      {won.map(({ index, pays }) => {
        const rows = lines[index] ?? [];
        const points = rows.map((row, reel) => `${xOf(reel)} ${yOf(row)}`);
        const first = rows[0] ?? 0;
        return (
          <g key={index}>
            <path d={`M4 ${yOf(first)}L${points.join("L")}H${WIDTH - 4}`} />
            <g transform={`translate(34 ${yOf(first) - 40 + index * 3})`}>
              <rect x="-32" y="-12" width="64" height="24" rx="12" />
              <text textAnchor="middle" dominantBaseline="central">
                {timesText(pays)}
              </text>
            </g>
          </g>
        );
      })}
    </svg>
  );
}
