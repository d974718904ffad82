import { useId } from "react";
import type { Side } from "../../../games/coinflip/coinflip.ts";

/** Both faces are drawn in a circle of radius 100, y down; the coin scales and skews them. */
const LEGEND_RADIUS = 79;

/** A fox's head in flat planes, as an engraver cuts it. */
function Head() {
  return (
    <g>
      <path
        className="coin-relief"
        d="M-44 -50 L-17 -27 Q0 -33 17 -27 L44 -50 L51 -6 Q48 14 28 28 L0 52 L-28 28 Q-48 14 -51 -6 Z"
      />
      <path className="coin-cut" d="M-39 -36 L-43 -13 L-24 -25 Z M39 -36 L43 -13 L24 -25 Z" />
      <path
        className="coin-plane"
        d="M-50 0 Q-26 -4 -11 18 L0 45 L-26 25 Q-44 13 -50 0 Z M50 0 Q26 -4 11 18 L0 45 L26 25 Q44 13 50 0 Z"
      />
      <path className="coin-line" d="M0 -27 L0 10 M-11 18 L0 10 L11 18" />
      <path className="coin-cut" d="M-27 -5 Q-18 -9 -12 1 Q-21 4 -27 -5 Z M27 -5 Q18 -9 12 1 Q21 4 27 -5 Z" />
      <path className="coin-cut" d="M-8 37 Q0 33 8 37 Q6 46 0 49 Q-6 46 -8 37 Z" />
    </g>
  );
}

/** And its brush. */
function Tail() {
  return (
    <g>
      <path
        className="coin-relief"
        d="M-40 59 C-4 66 40 52 50 22 L57 24 C56 10 52 2 48 -6 L54 -10 C44 -34 20 -52 -16 -62 C-4 -50 0 -40 -4 -28 C-10 -14 -26 -2 -30 18 C-32 34 -48 46 -40 59 Z"
      />
      <path
        className="coin-plane"
        d="M-16 -62 C5.6 -56 22.9 -47.1 35 -36 L29 -21 L20 -34 L13 -17 L5 -31 L-4 -28 C0 -40 -4 -50 -16 -62 Z"
      />
      <path
        className="coin-line"
        d="M-30 50 C-16 40 -22 20 -8 0 M-14 54 C-2 40 -6 18 6 -4 M4 52 C14 38 10 16 19 -4 M22 44 C29 32 28 16 32 2"
      />
    </g>
  );
}

const LEGENDS: Readonly<Record<Side, string>> = { heads: "HEADS · ONE IN TWO", tails: "TAILS · ONE IN TWO" };

export function CoinFace({ side }: { readonly side: Side }) {
  const id = useId();
  return (
    <g>
      <circle r="100" className="coin-field" />
      <circle r="96" className="coin-bead" />
      <circle r="91" className="coin-line" />
      <path
        id={id}
        d={`M0 ${LEGEND_RADIUS} A${LEGEND_RADIUS} ${LEGEND_RADIUS} 0 1 1 0.01 ${LEGEND_RADIUS}`}
        fill="none"
      />
      <text className="coin-legend">
        <textPath href={`#${id}`} startOffset="50%" textAnchor="middle">
          {LEGENDS[side]}
        </textPath>
      </text>
      <path
        className="coin-star"
        d="M0 73 L2.6 80 L10 80 L4 84.6 L6.2 92 L0 87.6 L-6.2 92 L-4 84.6 L-10 80 L-2.6 80 Z"
      />
      <g transform="scale(1.02)">{side === "heads" ? <Head /> : <Tail />}</g>
    </g>
  );
}
