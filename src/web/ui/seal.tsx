import "./seal.css";

/** verified: recomputed and equal; broken: recomputed and different; sealed: the seed is not known yet. */
export const SEAL_STATES = ["verified", "broken", "sealed"] as const;
export type SealState = (typeof SEAL_STATES)[number];

const MARKS: Readonly<Record<SealState, string>> = {
  verified: "M-11 1 L-3.5 9 L12 -9",
  broken: "M-9 -9 L9 9 M9 -9 L-9 9",
  sealed: "M-8 -2 h16 v12 h-16 z M-5 -2 v-4 a5 5 0 0 1 10 0 v4",
};

const POINTS = 24;

/** The edge of pressed wax: round, a little uneven, always the same. */
const EDGE = Array.from({ length: POINTS }, (_, i) => {
  const angle = (i * 2 * Math.PI) / POINTS;
  const radius = i % 2 === 0 ? 30 + ((i * 7) % 5) * 0.35 : 27.6;
  return `${(Math.sin(angle) * radius).toFixed(2)} ${(-Math.cos(angle) * radius).toFixed(2)}`;
});

type Props = { readonly state: SealState; readonly size?: number };

/** A wax seal. Says nothing to a screen reader: put the words beside it. */
export function Seal({ state, size = 56 }: Props) {
  return (
    <svg className={`seal ${state}`} width={size} height={size} viewBox="-34 -34 68 68" aria-hidden="true">
      <path className="seal-wax" d={`M${EDGE.join("L")}Z`} />
      <circle className="seal-press" r="22" />
      <path className="seal-mark" d={MARKS[state]} />
      {state === "broken" && <path className="seal-crack" d="M-30 -6 L-18 -2 L-22 6 L-8 14 L-12 30" />}
    </svg>
  );
}
