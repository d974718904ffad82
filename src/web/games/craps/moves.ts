import type { CrapsView } from "../../../games/craps/craps.ts";
import type { CrapsRules } from "../../../games/craps/rules.ts";
import type { CrapsBet } from "../../../games/craps/state.ts";
import { amountText } from "../../ui/amount-text.ts";
import type { SceneMove, SceneResult, SceneTerm } from "../scene.ts";

type Result = SceneResult<CrapsBet, CrapsView>;

export const movesOf = (_rules: CrapsRules, { outcome }: Result): readonly SceneMove[] => [
  {
    key: " ",
    label: "Roll",
    detail: outcome.point === null ? "come-out" : `point ${outcome.point}`,
    move: { move: "roll" },
    tone: "main",
    wide: true,
  },
];

export const termsOf = (_rules: CrapsRules, { outcome }: Result): readonly SceneTerm[] => [
  {
    name: "On the table",
    text: amountText(outcome.chips.reduce((total, { stake }) => total + stake, 0)),
  },
  { name: "Returned so far", text: amountText(outcome.returned) },
];
