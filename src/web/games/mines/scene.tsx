import { useState } from "react";
import type { MinesBet, MinesView } from "../../../games/mines/mines.ts";
import { CELLS, type MinesRules } from "../../../games/mines/multipliers.ts";
import { defineScene, type SceneProps } from "../scene.ts";
import { useBefore, useReveal } from "../use-reveal.ts";
import { useTypedNumber } from "../use-typed-number.ts";
import { Field } from "./field.tsx";
import { Ladder } from "./ladder.tsx";
import { countsOf, MineCount } from "./mine-count.tsx";
import { movesOf, termsOf } from "./moves.ts";
import { useCursor } from "./use-cursor.ts";
import "./mines.css";

const TURN_MS = 260;
/** The mines that were missed turn a little after the tile that ended the round. */
const SHOW_MS = 400;

const safeOf = ({ revealed, end }: MinesView): number => revealed.length - (end === "hit" ? 1 : 0);

function Scene(props: SceneProps<MinesRules, MinesBet, MinesView>) {
  const { rules, bet, phase, result, sound } = props;
  const [asked, setAsked] = useState<number | null>(null);
  const revealing = phase === "revealing";
  const before = useBefore(result, revealing);
  const isOpen = result?.state === "open";
  const mines = (isOpen || !bet ? result?.bet.mines : bet.mines) ?? 3;
  // A count that was changed after a round leaves a fresh field.
  const view =
    result && (isOpen || phase !== "idle" || bet?.mines === result.bet.mines) ? result.outcome : null;
  const ends = revealing && view?.end !== "open";

  useReveal({
    active: revealing,
    ms: ends ? SHOW_MS : TURN_MS,
    beats: [
      { atMs: 0, sound: () => sound.play("card", 0.8, 1.2) },
      {
        atMs: TURN_MS * 0.7,
        sound: () =>
          view?.end === "hit"
            ? sound.play("land", 1, 0.6)
            : sound.play("clack", 0.6, 1 + 0.04 * (view?.revealed.length ?? 0)),
      },
    ],
    done: props.onRevealed,
  });

  const playable = isOpen && phase === "idle";
  const turn = (cell: number): boolean => {
    if (!playable || view?.revealed.includes(cell)) return false;
    setAsked(cell);
    props.onMove({ move: "reveal", cell });
    return true;
  };
  const { cursor, setCursor, follow, walk } = useCursor({ open: isOpen, turn });
  useTypedNumber({
    enabled: phase === "idle" && !isOpen,
    min: 1,
    max: CELLS.length - 1,
    onNumber: (count) => countsOf(rules).includes(count) && props.onBetChange({ mines: count }),
  });

  const safe = view ? safeOf(view) : 0;
  return (
    <div className="mines">
      <MineCount
        rules={rules}
        mines={mines}
        locked={phase !== "idle" || isOpen}
        onMines={(count) => props.onBetChange({ mines: count })}
      />
      <Field
        rules={rules}
        mines={mines}
        view={view}
        openBefore={revealing ? (before?.outcome.revealed.length ?? 0) : null}
        asked={phase === "waiting" ? asked : null}
        playable={playable}
        cursor={cursor}
        follow={follow}
        onCursor={walk}
        onTurn={(cell) => {
          setCursor(cell);
          turn(cell);
        }}
      />
      <Ladder rules={rules} mines={mines} safe={safe} open={isOpen} />
    </div>
  );
}

export const scene = defineScene<MinesRules, MinesBet, MinesView>({
  Scene,
  firstBet: () => ({ mines: 3 }),
  moves: movesOf,
  terms: termsOf,
  opens: "Lay the field",
  keys: [
    { keys: "1 … 24", does: "mines in the field, before it is laid" },
    { keys: "← ↑ → ↓", does: "walk the field" },
    { keys: "Enter", does: "turn the tile" },
    { keys: "r", does: "turn any tile" },
    { keys: "c", does: "cash out" },
  ],
});
