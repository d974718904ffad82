import { bytesOfHex, ringPath } from "./tape.ts";

type Props = {
  /** The commitment of the current seed, hex; null while unknown. */
  readonly commitment: string | null;
  /** One letter in the middle. */
  readonly letter?: string;
  readonly size?: number;
};

const GRID = 48;
const BLANK = new Uint8Array(32);

/** The tape of the current seed bent to a ring, the player's sign. Decorative: say the name beside it. */
export function AvatarRing({ commitment, letter = "", size = 32 }: Props) {
  const bytes = (commitment && bytesOfHex(commitment)) || BLANK;
  return (
    <svg width={size} height={size} viewBox={`0 0 ${GRID} ${GRID}`} aria-hidden="true" className="flex-none">
      <path
        d={ringPath(bytes, GRID / 2, 14, 23)}
        fill="none"
        stroke="var(--color-brass)"
        strokeWidth="2.1"
        strokeLinecap="round"
      />
      <text
        x={GRID / 2}
        y={GRID / 2}
        fill="var(--color-ink)"
        fontFamily="var(--font-display)"
        fontSize="17"
        fontWeight="600"
        textAnchor="middle"
        dominantBaseline="central"
      >
        {letter}
      </text>
    </svg>
  );
}
