import type { MinesBet, MinesView } from "../../../games/mines/mines.ts";
import { CELLS, type MinesRules, minesMultiplier } from "../../../games/mines/multipliers.ts";
import { amountText, timesText } from "../../ui/amount-text.ts";
import { variation } from "../ease.ts";
import type { SceneMove, SceneResult, SceneTerm } from "../scene.ts";
import { nextChance } from "./ladder.tsx";

type Result = SceneResult<MinesBet, MinesView>;

/** A tile that nobody has turned, the same for the same moment of a round. The field does not know who chose. */
function anyTile({ id, outcome }: Result): number {
  const down = CELLS.filter((cell) => !outcome.revealed.includes(cell));
  return down[Math.floor(variation(id, outcome.revealed.length) * down.length)] ?? 0;
}

export function movesOf(rules: MinesRules, result: Result): readonly SceneMove[] {
  const { bet, outcome, stake } = result;
  const safe = outcome.revealed.length;
  const next = nextChance(bet.mines, safe);
  const any: SceneMove = {
    key: "r",
    label: "Any tile",
    detail: `${next.of} safe`,
    move: { move: "reveal", cell: anyTile(result) },
    ...(safe === 0 ? { wide: true } : {}),
  };
  if (safe === 0) return [any];
  const payout = Math.floor((stake * minesMultiplier(rules, bet.mines, safe)) / 10_000);
  return [
    any,
    { key: "c", label: "Cash out", detail: amountText(payout), move: { move: "cash-out" }, tone: "main" },
  ];
}

export function termsOf(_rules: MinesRules, { bet, outcome }: Result): readonly SceneTerm[] {
  if (outcome.next === null) return [];
  const { of, chance } = nextChance(bet.mines, outcome.revealed.length);
  return [
    { name: "Next tile", text: timesText(outcome.next) },
    { name: "is safe", text: `${of}, ${chance}` },
  ];
}
