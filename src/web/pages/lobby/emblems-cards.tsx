import type { ReactNode } from "react";
import { SUIT_SHAPES } from "../../ui/suits.ts";

type LeafProps = {
  readonly at: string;
  readonly rank?: string;
  readonly suit?: keyof typeof SUIT_SHAPES;
  readonly back?: boolean;
};

/** A card of 40 by 56 around its middle. */
function Leaf({ at, rank = "", suit, back = false }: LeafProps) {
  return (
    <g transform={at}>
      <rect className={back ? "deep" : "body"} x="-20" y="-28" width="40" height="56" rx="5" />
      {back && (
        <path
          className="line fine"
          d="M-12 -18h24M-12 -9h24M-12 0h24M-12 9h24M-12 18h24"
          strokeDasharray="1 5"
        />
      )}
      {rank && (
        <text x="-9" y="-9" fontSize="17">
          {rank}
        </text>
      )}
      {suit && <path className="solid" d={SUIT_SHAPES[suit]} transform="translate(-6 -4) scale(0.2)" />}
    </g>
  );
}

const FAN = [
  ["10", -34, 13],
  ["J", -17, 4],
  ["Q", 0, 0],
  ["K", 17, 4],
  ["A", 34, 13],
] as const;

/** Things that are dealt. */
export const CARD_EMBLEMS: Readonly<Record<string, ReactNode>> = {
  blackjack: (
    <>
      <Leaf at="translate(36 52) rotate(-10)" rank="A" suit="s" />
      <Leaf at="translate(64 50) rotate(9)" rank="K" suit="h" />
    </>
  ),
  "high-low": (
    <>
      <Leaf at="translate(34 50)" rank="8" suit="c" />
      <Leaf at="translate(68 50)" back />
      <path className="line" d="M93 40V24M87 30l6-6 6 6M93 60v16M87 70l6 6 6-6" />
    </>
  ),
  baccarat: (
    <>
      <Leaf at="translate(25 44) rotate(-6) scale(0.86)" rank="9" suit="d" />
      <Leaf at="translate(75 44) rotate(6) scale(0.86)" rank="8" suit="s" />
      <path className="line" d="M50 16v56" strokeDasharray="3 5" />
      <path className="line fine" d="M10 84h30M60 84h30" />
    </>
  ),
  "video-poker": (
    <>
      {FAN.map(([rank, turn, drop]) => (
        <Leaf
          key={rank}
          at={`translate(${50 + turn * 0.85} ${48 + drop}) rotate(${turn * 0.55}) scale(0.82)`}
          rank={rank}
          suit="d"
        />
      ))}
    </>
  ),
};
