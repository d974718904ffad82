import type { MinesBet, MinesView } from "../../../games/mines/mines.ts";
import { defineWords } from "../words.ts";
import { cellName } from "./cells.ts";

const tiles = (count: number): string => (count === 1 ? "1 tile" : `${count} tiles`);

const safeOf = ({ revealed, end }: MinesView): number => revealed.length - (end === "hit" ? 1 : 0);

export const minesWords = defineWords<MinesBet, MinesView>({
  bet: ({ mines }) => (mines === 1 ? "1 mine" : `${mines} mines`),
  outcome: (view) => {
    if (view.end === "hit") return `Mine on ${cellName(view.revealed.at(-1) ?? 0)}`;
    const safe = `${tiles(safeOf(view))} safe`;
    return view.end === "paid" ? `Cashed out, ${safe}` : safe;
  },
  mark: (view) => `${safeOf(view)}${view.end === "hit" ? "×" : ""}`,
  draw: ({ mines }, index) => {
    const cell = mines?.[index];
    return cell === undefined ? "a hidden mine" : `mine on ${cellName(cell)}`;
  },
});
