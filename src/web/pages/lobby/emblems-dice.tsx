import type { ReactNode } from "react";

/** A die seen from a corner: three faces. */
const BODY = "M0 -23 21 -11V12L0 24-21 12V-11Z";
const EDGES = "M0 1V24M0 1 21 -11M0 1-21 -11";

const Cube = ({ at, top, left, right }: { at: string; top: string; left: string; right: string }) => (
  <g transform={at}>
    <path className="body" d={BODY} />
    <path className="line fine" d={EDGES} />
    <path className="line dot" d={`${top}${left}${right}`} />
  </g>
);

/** Dice, and what lies hidden under squares. */
export const DICE_EMBLEMS: Readonly<Record<string, ReactNode>> = {
  dice: (
    <>
      <Cube
        at="translate(33 58) rotate(-8)"
        top="M0 -11h.01"
        left="M-14 -1h.01M-7 14h.01"
        right="M14 -1h.01M10.5 6.500h.01M7 14h.01"
      />
      <Cube
        at="translate(70 42) rotate(12) scale(0.92)"
        top="M-8 -11h.01M8 -11h.01"
        left="M-10.5 6.500h.01"
        right="M14 -1h.01M7 14h.01"
      />
    </>
  ),
  craps: (
    <>
      <path className="line fine" d="M6 84C26 70 30 40 42 30" strokeDasharray="2 5" />
      <Cube
        at="translate(38 66) rotate(24) scale(0.85)"
        top="M0 -11h.01"
        left="M-14 -1h.01M-7 14h.01"
        right="M10.5 6.500h.01"
      />
      <Cube
        at="translate(70 38) rotate(-18) scale(0.85)"
        top="M-8 -11h.01M0 -11h.01M8 -11h.01"
        left="M-10.5 6.500h.01"
        right="M14 -1h.01M7 14h.01"
      />
      <path className="line" d="M54 90H95" />
    </>
  ),
  mines: (
    <>
      {[0, 1, 2].map((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${row}-${column}`}
            className={row === 1 && column === 1 ? "deep" : "body"}
            x={11 + column * 27}
            y={11 + row * 27}
            width="24"
            height="24"
            rx="5"
          />
        )),
      )}
      <circle className="solid" cx="50" cy="51" r="6" />
      <path
        className="line"
        d="M50 41.500v2M50 58.500v2M40.5 51h2M57.5 51h2M43.5 44.500l1.5 1.500M55 56l1.5 1.500M43.5 57.5 45 56M55 46l1.5-1.5"
      />
      <path
        className="solid"
        d="M77 17.500l5.5 5.500L77 28.5 71.5 23zM23 71.500l5.5 5.5-5.5 5.500L17.5 77z"
      />
    </>
  ),
  "scratch-card": (
    <>
      <rect className="body" x="10" y="16" width="80" height="68" rx="7" />
      {[0, 1, 2].map((row) =>
        [0, 1, 2].map((column) => (
          <rect
            key={`${row}-${column}`}
            className="deep"
            x={18 + column * 22}
            y={23 + row * 19}
            width="19"
            height="16"
            rx="3"
          />
        )),
      )}
      <path className="line" d="M20 35l4-8 4 9 4-9 3 7" />
      <circle className="solid" cx="49.5" cy="31" r="4.5" />
      <circle className="solid" cx="49.5" cy="50" r="4.5" />
      <circle className="solid" cx="27.5" cy="50" r="4.5" />
      <path className="line fine" d="M62 72l6-7 6 8 7-8" />
    </>
  ),
};
