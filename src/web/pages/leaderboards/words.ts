import type { Board, BoardWindow } from "../../api/leaderboards.ts";

export const BOARD_WORDS: readonly {
  readonly value: Board;
  readonly label: string;
  readonly about: string;
}[] = [
  { value: "net", label: "Net", about: "Returned less staked, credits." },
  { value: "wagered", label: "Staked", about: "All stakes together, credits." },
  { value: "biggest-win", label: "Biggest win", about: "What one round returned above its stake, credits." },
  { value: "biggest-multiplier", label: "Multiplier", about: "What one round returned of its stake." },
];

export const WINDOW_WORDS: readonly { readonly value: BoardWindow; readonly label: string }[] = [
  { value: "day", label: "Day" },
  { value: "week", label: "Week" },
  { value: "month", label: "Month" },
  { value: "all", label: "All" },
];

export const isBoard = (text: unknown): text is Board => BOARD_WORDS.some(({ value }) => value === text);
export const isWindow = (text: unknown): text is BoardWindow =>
  WINDOW_WORDS.some(({ value }) => value === text);
