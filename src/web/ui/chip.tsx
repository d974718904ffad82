import { shortAmount } from "./short-amount.ts";
import "./chip.css";

/** What a chip is worth, minor units. Each has its own number of edge spots, so that they differ without colour too. */
export const CHIP_VALUES = [100, 500, 2_500, 10_000, 50_000, 100_000] as const;

/** The chip that an amount is shown as: the largest one that is not worth more. */
export function chipFor(minor: number): number {
  let index = 0;
  for (const [i, value] of CHIP_VALUES.entries()) if (minor >= value) index = i;
  return index;
}

const RADIUS = 50;

/** A clay chip drawn in a circle of radius 50 round the origin, for use inside another drawing. */
export function ChipGlyph({ minor }: { readonly minor: number }) {
  const kind = chipFor(minor);
  const spots = 4 + kind;
  const turn = (2 * Math.PI * 43) / spots;
  const label = shortAmount(minor);
  return (
    <g className={`chip chip-${kind}`}>
      <circle className="chip-body" r={RADIUS} />
      <circle
        className="chip-spots"
        r="43"
        strokeDasharray={`${(turn * 0.42).toFixed(2)} ${(turn * 0.58).toFixed(2)}`}
      />
      <circle className="chip-line" r="35" />
      <circle className="chip-face" r="31" />
      <text
        className="chip-label"
        textAnchor="middle"
        dominantBaseline="central"
        data-long={label.length > 3 || undefined}
      >
        {label}
      </text>
    </g>
  );
}

/** A chip by itself. Decorative: say its worth beside it. */
export function Chip({ minor, size = 40 }: { readonly minor: number; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="-53 -53 106 106" aria-hidden="true">
      <ChipGlyph minor={minor} />
    </svg>
  );
}
