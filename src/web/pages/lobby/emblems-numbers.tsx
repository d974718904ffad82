import type { ReactNode } from "react";
import { rays } from "./polar.ts";

const BALLS = [
  [28, 62, 17, "7"],
  [66, 66, 17, "31"],
  [48, 34, 17, "49"],
] as const;

const KENO_SIDE = 6;
const KENO_DRAWN: ReadonlySet<number> = new Set([3, 8, 10, 17, 20, 25, 31]);
const KENO_MARKED: ReadonlySet<number> = new Set([8, 14, 17, 20, 27]);

/** Things with numbers on them. */
export const NUMBER_EMBLEMS: Readonly<Record<string, ReactNode>> = {
  "number-guess": (
    <>
      <circle className="body" cx="50" cy="50" r="42" />
      <circle className="deep" cx="50" cy="50" r="28" />
      <circle className="body" cx="50" cy="50" r="15" />
      <path className="line fine" d={rays(20, 38, 42)} />
      <circle className="solid" cx="50" cy="50" r="5" />
      <path className="line" d="M50 50 79 21M79 21v-9M79 21h9" />
    </>
  ),
  keno: (
    <>
      <rect className="body" x="9" y="9" width="82" height="82" rx="8" />
      {Array.from({ length: KENO_SIDE ** 2 }, (_, i) => i).map((place) => {
        const [x, y] = [20 + (place % KENO_SIDE) * 12, 20 + Math.floor(place / KENO_SIDE) * 12];
        return (
          <g key={place}>
            {KENO_DRAWN.has(place) && <circle className="solid" cx={x} cy={y} r="4.5" />}
            {KENO_MARKED.has(place) && <circle className="line fine" cx={x} cy={y} r="6.2" />}
            {!KENO_DRAWN.has(place) && <path className="line" d={`M${x} ${y}h.01`} />}
          </g>
        );
      })}
    </>
  ),
  lottery: (
    <>
      {BALLS.map(([cx, cy, r, number]) => (
        <g key={number}>
          <circle className="body" cx={cx} cy={cy} r={r} />
          <circle className="line fine" cx={cx} cy={cy} r={r - 5} />
          <text x={cx} y={cy + 4.5} fontSize="13">
            {number}
          </text>
        </g>
      ))}
      <path className="line fine" d="M8 90h84" />
    </>
  ),
};
