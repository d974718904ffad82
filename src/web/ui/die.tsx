import "./die.css";

const NEAR = 27;
const FAR = 73;
const MIDDLE = 50;

type Point = readonly [number, number];

const CORNERS: readonly Point[] = [
  [NEAR, NEAR],
  [FAR, FAR],
  [FAR, NEAR],
  [NEAR, FAR],
];

/** Pips of a face on a grid of 100. */
function pipsOf(value: number): Point[] {
  const pips: Point[] = CORNERS.slice(0, value >= 4 ? 4 : value >= 2 ? 2 : 0).map((corner) => corner);
  if (value % 2 === 1) pips.push([MIDDLE, MIDDLE]);
  if (value === 6) pips.push([NEAR, MIDDLE], [FAR, MIDDLE]);
  return pips;
}

/** One face of a die, 1 to 6. */
export function Die({ value, size = 56 }: { readonly value: number; readonly size?: number }) {
  return (
    <svg
      className="die"
      role="img"
      aria-label={`A die showing ${value}`}
      viewBox="0 0 100 100"
      width={size}
      height={size}
    >
      <rect className="die-body" x="3" y="3" width="94" height="94" rx="20" />
      <rect className="die-top" x="9" y="8" width="82" height="80" rx="22" />
      {pipsOf(value).map(([x, y]) => (
        <circle
          key={`${x}-${y}`}
          className={value === 1 ? "die-pip ace" : "die-pip"}
          cx={x}
          cy={y}
          r={value === 1 ? 13 : 9.5}
        />
      ))}
    </svg>
  );
}
