import { useState } from "react";
import { useKeys } from "../use-keys.ts";
import { cellBeside } from "./cells.ts";

const MIDDLE = 12;

type Walk = {
  /** Whether a round is open: before it, arrows change the stake. */
  readonly open: boolean;
  /** Turns the tile under the cursor; says whether it could. */
  turn(cell: number): boolean;
};

/** The tile that arrows walk from and Enter turns, wherever on the page the focus is. */
export function useCursor({ open, turn }: Walk) {
  const [cursor, setCursor] = useState(MIDDLE);
  const [follow, setFollow] = useState(false);
  const walk = (cell: number): void => {
    setFollow(true);
    setCursor(cell);
  };
  useKeys((key) => {
    if (!open) return false;
    const next = cellBeside(cursor, key);
    if (next !== undefined) walk(next);
    return next !== undefined || (key === "Enter" && turn(cursor));
  });
  return { cursor, setCursor, follow, walk };
}
