import { memo } from "react";
import { slotsOf, TAPE_TRACKS, WORD_BYTES } from "./tape.ts";
import "./ribbon.css";

/** The tape's grid in the units of the drawing: a track across; along, a byte, unless a long edge is to be filled. */
const BYTE = 14;
const TRACK = 6;
const EDGE = 5;
/** Sprocket holes run between tracks 3 and 4, as on 8-track paper tape. */
const SPROCKET_AFTER = 3;
const SPROCKET_GAP = 7;

const TAPE_WIDTH = TAPE_TRACKS * TRACK + SPROCKET_GAP + 2 * EDGE;
const SPROCKET_AT = EDGE + SPROCKET_AFTER * TRACK + SPROCKET_GAP / 2;

const across = (track: number): number =>
  EDGE + track * TRACK + TRACK / 2 + (track >= SPROCKET_AFTER ? SPROCKET_GAP : 0);

type Props = {
  /** What is punched: a commitment, a seed, or a block of the stream. Null while unknown: a blank tape. */
  readonly bytes: Uint8Array | null;
  readonly lie: "along" | "down";
  /** A commitment whose seed is not known yet: holes are only marked, and a seal lies across. */
  readonly sealed: boolean;
  /** Words (4 bytes each) that became draws, in the order in which they were read. */
  readonly lit?: readonly number[];
  /** Units that a byte takes along the tape, at least 14: longer tapes for long edges. */
  readonly pitch?: number;
  /** Said to those who do not see it. */
  readonly label: string;
};

/**
 * 32 bytes as a punched paper tape: eight tracks, a bit each, long holes where neighbours are equal, the eight words set apart. It is
 * drawn along and turned for the edge of a page; the drawing never depends on anything but its bytes.
 */
export const Ribbon = memo(function Ribbon({ bytes, lie, sealed, lit = [], pitch = BYTE, label }: Props) {
  const length = (bytes?.length ?? 32) * pitch;
  const down = lie === "down";
  const turn = down ? `translate(${TAPE_WIDTH} 0) rotate(90)` : undefined;
  return (
    <svg
      role="img"
      aria-label={label}
      className={`ribbon ${sealed ? "sealed" : "open"}`}
      viewBox={down ? `0 0 ${TAPE_WIDTH} ${length}` : `0 0 ${length} ${TAPE_WIDTH}`}
      data-lie={lie}
    >
      <g transform={turn}>
        <rect className="ribbon-paper" width={length} height={TAPE_WIDTH} />
        <path
          className="ribbon-sprockets"
          d={`M${BYTE / 2} ${SPROCKET_AT}H${length}`}
          strokeDasharray={`0.01 ${BYTE - 0.01}`}
        />
        {lit.map((word, order) => (
          <rect
            key={word}
            className="ribbon-word"
            data-order={Math.min(order, 7)}
            x={word * WORD_BYTES * pitch + 1}
            y={1.5}
            width={WORD_BYTES * pitch - 2}
            height={TAPE_WIDTH - 3}
            rx="2"
          />
        ))}
        {bytes && <Holes bytes={bytes} lit={new Set(lit)} pitch={pitch} />}
        {sealed && <SealBand length={length} />}
      </g>
    </svg>
  );
});

type HolesProps = {
  readonly bytes: Uint8Array;
  readonly lit: ReadonlySet<number>;
  readonly pitch: number;
};

function Holes({ bytes, lit, pitch }: HolesProps) {
  return slotsOf(bytes).map(({ track, from, length }) => (
    <rect
      key={`${track}-${from}`}
      className={`ribbon-hole${lit.has(Math.floor(from / WORD_BYTES)) ? " lit" : ""}`}
      x={from * pitch + 2.5}
      y={across(track) - 2}
      width={length * pitch - 5}
      height={4}
      rx={2}
    />
  ));
}

/** Over the middle: a strip of wax paper with its stamp. */
function SealBand({ length }: { readonly length: number }) {
  const middle = length / 2;
  return (
    <g className="ribbon-seal">
      <rect x={middle - 15} y={-1} width={30} height={TAPE_WIDTH + 2} />
      <circle cx={middle} cy={TAPE_WIDTH / 2} r="11" />
      <path d={`M${middle - 3.5} ${TAPE_WIDTH / 2 - 1}v-2.5a3.5 3.5 0 0 1 7 0v2.5m-9 0h11v7h-11z`} />
    </g>
  );
}
