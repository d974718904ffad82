import { useEffect, useRef } from "react";
import type { MinesView } from "../../../games/mines/mines.ts";
import { CELLS, type MinesRules, minesMultiplier } from "../../../games/mines/multipliers.ts";
import { cellBeside } from "./cells.ts";
import { Tile, type TileFace } from "./tile.tsx";

type Props = {
  readonly rules: MinesRules;
  readonly mines: number;
  /** Null before the first round. */
  readonly view: MinesView | null;
  /** How many tiles lay open before the motion that runs now; null while none runs. */
  readonly openBefore: number | null;
  /** The tile that was asked for and is on its way. */
  readonly asked: number | null;
  readonly playable: boolean;
  readonly cursor: number;
  /** Whether the cursor was moved with the keyboard and the focus goes with it. */
  readonly follow: boolean;
  onCursor(cell: number): void;
  onTurn(cell: number): void;
};

function faceOf(view: MinesView | null, cell: number): TileFace {
  if (!view) return "hidden";
  if (view.revealed.includes(cell))
    return view.end === "hit" && view.revealed.at(-1) === cell ? "hit" : "safe";
  return view.mines?.includes(cell) ? "mine" : "hidden";
}

/** The field of 25 tiles. One of them has the focus; arrows move it. */
export function Field({ rules, mines, view, openBefore, cursor, follow, ...rest }: Props) {
  const tiles = useRef<(HTMLButtonElement | null)[]>([]);
  useEffect(() => {
    if (follow) tiles.current[cursor]?.focus({ preventScroll: true });
  }, [cursor, follow]);
  const over = view !== null && view.end !== "open";
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of tiles is no fieldset of a form.
    <div
      className="field"
      role="group"
      aria-label="The field, five by five"
      onKeyDown={(event) => {
        const next = cellBeside(cursor, event.key);
        if (next === undefined) return;
        event.preventDefault();
        rest.onCursor(next);
      }}
    >
      {CELLS.map((cell) => {
        const face = faceOf(view, cell);
        const order = view?.revealed.indexOf(cell) ?? -1;
        const turning = openBefore !== null && face !== "hidden" && (order < 0 || order >= openBefore);
        return (
          <Tile
            key={cell}
            cell={cell}
            face={face}
            multiplier={face === "safe" ? minesMultiplier(rules, mines, order + 1) : null}
            turning={turning}
            asked={rest.asked === cell}
            spared={over && face !== "hit" && order < 0}
            disabled={!rest.playable}
            current={cursor === cell}
            handle={(element) => {
              tiles.current[cell] = element;
            }}
            onTurn={() => {
              if (face === "hidden" && rest.playable) rest.onTurn(cell);
            }}
          />
        );
      })}
    </div>
  );
}
