import { type ChipType, isPoint, type LaidChip, type SettledChip } from "./chips.ts";
import { payOf, returnOf } from "./pays.ts";
import type { CrapsRules } from "./rules.ts";

export type Dice = readonly [number, number];
/** The part of a round that a throw changes. */
export type Table = {
  /** null before a come-out throw. */
  readonly point: number | null;
  readonly chips: readonly LaidChip[];
  readonly settled: readonly SettledChip[];
};

/** travel: a come bet goes to the number that was thrown. */
type Fate = "win" | "lose" | "push" | "stay" | "travel";

/** Pass and come before they have a number: 7 and 11 win, 2, 3 and 12 lose. */
function firstThrow(sum: number): Fate {
  if (sum === 7 || sum === 11) return "win";
  return sum === 2 || sum === 3 || sum === 12 ? "lose" : "travel";
}
/** Don't pass and don't come before: the other way round, but a 12 is a push, which is where the house's part lies. */
function firstThrowAgainst(sum: number): Fate {
  if (sum === 7 || sum === 11) return "lose";
  if (sum === 12) return "push";
  return sum === 2 || sum === 3 ? "win" : "travel";
}
const onNumber = (sum: number, number: number): Fate =>
  sum === number ? "win" : sum === 7 ? "lose" : "stay";
const againstNumber = (sum: number, number: number): Fate =>
  sum === 7 ? "win" : sum === number ? "lose" : "stay";

const FIELD: readonly number[] = [2, 3, 4, 9, 10, 11, 12];

/** What a throw does to a chip whose number (its own, or the table's point) is `on`; null where it has none yet. */
function fateOf(type: ChipType, on: number | null, [a, b]: Dice): Fate {
  const sum = a + b;
  switch (type) {
    case "pass":
    case "come":
      return on === null ? firstThrow(sum) : onNumber(sum, on);
    case "dont-pass":
    case "dont-come":
      return on === null ? firstThrowAgainst(sum) : againstNumber(sum, on);
    case "pass-odds":
    case "come-odds":
    case "place":
      return onNumber(sum, on ?? 0);
    case "dont-pass-odds":
    case "dont-come-odds":
      return againstNumber(sum, on ?? 0);
    case "field":
      return FIELD.includes(sum) ? "win" : "lose";
    case "hard":
      if (sum === on) return a === b ? "win" : "lose";
      return sum === 7 ? "lose" : "stay";
  }
}

/** The bets of the pass line follow the table's point; every other chip has a number of its own or none. */
const FOLLOWS_POINT: readonly ChipType[] = ["pass", "dont-pass", "pass-odds", "dont-pass-odds"];
export const numberOf = (chip: Pick<LaidChip, "type" | "on">, point: number | null): number | null =>
  FOLLOWS_POINT.includes(chip.type) ? point : chip.on;

/** A point is set by the come-out throw and stands until it or a seven is thrown. */
function pointAfter(point: number | null, sum: number): number | null {
  if (point === null) return isPoint(sum) ? sum : null;
  return sum === point || sum === 7 ? null : point;
}

/** The table after a throw, the `at`th of the round. Every chip works on every throw. */
export function throwOn(rules: CrapsRules, table: Table, dice: Dice, at: number): Table {
  const sum = dice[0] + dice[1];
  const chips: LaidChip[] = [];
  const settled: SettledChip[] = [...table.settled];
  for (const chip of table.chips) {
    const number = numberOf(chip, table.point);
    const { type, on, stake } = chip;
    const result = fateOf(type, number, dice);
    if (result === "stay") chips.push(chip);
    else if (result === "travel") {
      chips.push(type === "come" || type === "dont-come" ? { ...chip, on: sum } : chip);
    } else {
      const paid = result === "win" ? returnOf(stake, payOf(rules, type, number ?? 0, sum)) : stake;
      settled.push({ type, on, stake, result, returned: result === "lose" ? 0 : paid, at });
    }
  }
  return { point: pointAfter(table.point, sum), chips, settled };
}
