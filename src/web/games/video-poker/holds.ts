import type { Json } from "../../../base/canonical.ts";
import type {
  VideoPokerBet,
  VideoPokerRules,
  VideoPokerView,
} from "../../../games/video-poker/video-poker.ts";
import { amountText } from "../../ui/amount-text.ts";
import type { SceneMove, SceneResult, SceneTerm } from "../scene.ts";
import { CATEGORY_NAMES } from "./words.ts";

type Result = SceneResult<VideoPokerBet, VideoPokerView>;

export const POSITIONS = [0, 1, 2, 3, 4] as const;

/** The positions chosen to be kept, ascending. */
export const holdsOf = (choice: Json): readonly number[] =>
  Array.isArray(choice) ? POSITIONS.filter((position) => choice.includes(position)) : [];

export const toggled = (holds: readonly number[], position: number): readonly number[] =>
  POSITIONS.filter((each) => holds.includes(each) !== (each === position));

const DRAWS = ["Keep all five", "Draw one", "Draw two", "Draw three", "Draw four", "Draw five"] as const;

export function movesOf(_rules: VideoPokerRules, _result: Result, choice: Json): readonly SceneMove[] {
  const hold = holdsOf(choice);
  const label = DRAWS[POSITIONS.length - hold.length] ?? "Draw";
  return [{ key: " ", label, move: { move: "hold", hold }, tone: "main", wide: true }];
}

export const termsOf = (_rules: VideoPokerRules, { outcome, stake }: Result): readonly SceneTerm[] => [
  { name: "Dealt", text: CATEGORY_NAMES[outcome.category].toLowerCase() },
  { name: "Stake", text: amountText(stake) },
];
