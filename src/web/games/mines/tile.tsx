import type { Ref } from "react";
import { timesText } from "../../ui/amount-text.ts";
import { cellName } from "./cells.ts";

/** hidden: face down; safe: turned; mine: shown once the round is over; hit: the mine that ended it. */
export type TileFace = "hidden" | "safe" | "mine" | "hit";

type Props = {
  readonly cell: number;
  readonly face: TileFace;
  /** What the stake returned after this tile, ten-thousandths: written into it. */
  readonly multiplier: number | null;
  readonly turning: boolean;
  readonly asked: boolean;
  /** Whether the round is over and this tile was left alone. */
  readonly spared: boolean;
  readonly disabled: boolean;
  readonly current: boolean;
  readonly handle: Ref<HTMLButtonElement>;
  onTurn(): void;
};

const SAID: Readonly<Record<TileFace, string>> = {
  hidden: "face down",
  safe: "safe",
  mine: "a mine",
  hit: "the mine you turned",
};

const SPIKES = Array.from({ length: 8 }, (_, index) => index * 45);

function Mine({ hit }: { readonly hit: boolean }) {
  return (
    <svg viewBox="-50 -50 100 100" aria-hidden="true" className="tile-mine">
      {hit && <path className="tile-blast" d={BLAST} />}
      {SPIKES.map((angle) => (
        <path key={angle} className="tile-spike" d="M0 -18V-31" transform={`rotate(${angle})`} />
      ))}
      <circle className="tile-bomb" r="20" />
      <circle className="tile-glint" cx="-7" cy="-7" r="4.5" />
    </svg>
  );
}

/** A star of sixteen points, long and short in turn. */
const BLAST = `M${Array.from({ length: 32 }, (_, index) => {
  const reach = index % 2 === 0 ? (index % 4 === 0 ? 47 : 40) : 27;
  const angle = (index * Math.PI) / 16;
  return `${(reach * Math.sin(angle)).toFixed(1)} ${(-reach * Math.cos(angle)).toFixed(1)}`;
}).join("L")}Z`;

/** Two decimals on a tile; the exact figure stands on the ladder. */
const shortTimes = (multiplier: number): string => timesText(multiplier - (multiplier % 100));

/** A tile that turns over. Its back carries its name, its face what it was worth. */
export function Tile(props: Props) {
  const { cell, face, multiplier, turning, disabled } = props;
  return (
    <button
      type="button"
      ref={props.handle}
      className="tile"
      data-face={face}
      data-turning={turning || undefined}
      data-asked={props.asked || undefined}
      data-spared={props.spared || undefined}
      tabIndex={props.current ? 0 : -1}
      aria-label={`${cellName(cell)}, ${SAID[face]}${multiplier === null ? "" : `, ${shortTimes(multiplier)}`}`}
      aria-disabled={disabled || face !== "hidden" || undefined}
      onClick={props.onTurn}
    >
      <span className="tile-body" aria-hidden="true">
        <span className="tile-back">{face === "hidden" && cellName(cell)}</span>
        <span className="tile-front">
          {face === "mine" || face === "hit" ? <Mine hit={face === "hit"} /> : null}
          {face === "safe" && <b className="figures">{multiplier === null ? "" : shortTimes(multiplier)}</b>}
        </span>
      </span>
    </button>
  );
}
