import { parseMinor } from "../../base/money.ts";
import { bad, ok, type Result } from "../../base/refusal.ts";
import { isRecord, oneOf, onlyKeys } from "../parse.ts";
import {
  CHIP_TYPES,
  type Chip,
  groupOf,
  isAt,
  isOdds,
  type LaidChip,
  ODDS_ON,
  PLACES,
  REMOVABLE,
} from "./chips.ts";
import { stepOf } from "./pays.ts";
import type { CrapsRules } from "./rules.ts";
import type { CrapsState } from "./state.ts";
import { numberOf } from "./throw.ts";

/** Reads a chip: its type, its number where the type has one, a stake that its pay divides. Its place on the table is not looked at. */
export function parseChip(rules: CrapsRules, input: unknown, at: string): Result<Chip> {
  if (!isRecord(input)) return bad(at, 'a chip is {"type": "pass", "stake": 100}, some with "on"');
  const type = oneOf(CHIP_TYPES, input["type"]);
  if (!type) return bad(`${at}/type`, `type is one of ${CHIP_TYPES.join(", ")}`);
  const places = PLACES[type];
  const on = places && oneOf(places, input["on"]);
  if (places && on === undefined) return bad(`${at}/on`, `on is one of ${places.join(", ")}`);
  const minor = parseMinor(input["stake"]);
  if (minor === undefined || minor === 0n) {
    return bad(`${at}/stake`, "stake is a whole number of minor units above 0");
  }
  const stake = Number(minor);
  // Odds of the pass line pay by the table's point, which canPut knows.
  if (!isOdds(type) && stake % stepOf(rules, type, on ?? 0) !== 0) {
    return bad(
      `${at}/stake`,
      `stake is a multiple of ${stepOf(rules, type, on ?? 0)} there, so nothing is rounded`,
    );
  }
  const unknown = onlyKeys(input, places ? ["type", "on", "stake"] : ["type", "stake"]);
  if (unknown) return bad(`${at}${unknown.faults[0]?.at ?? ""}`, "not known here");
  return ok(on === undefined ? { type, stake } : { type, on, stake });
}

/** The line bet that odds would lie behind. */
function lineUnder(state: CrapsState, { type, on }: Pick<Chip, "type" | "on">): LaidChip | undefined {
  return isOdds(type) ? state.chips.find((chip) => isAt(chip, ODDS_ON[type], on ?? null)) : undefined;
}

const isLaid = (type: Chip["type"]): boolean => type === "dont-pass-odds" || type === "dont-come-odds";

/** The smallest and the largest stake of a chip at this moment; undefined with the reason where it cannot be put at all. */
export function stakesFor(
  rules: CrapsRules,
  state: CrapsState,
  chip: Pick<Chip, "type" | "on">,
): Result<{ readonly step: number; readonly max: number }> {
  const { type, on = null } = chip;
  if (state.puts >= rules.putsMax) return bad("", `at most ${rules.putsMax} chips are put in a round`);
  if (state.throws.length >= rules.throwsMax)
    return bad("", `nothing is put after ${rules.throwsMax} throws`);
  if (state.chips.some((laid) => isAt(laid, type, on))) return bad("/type", "there lies a chip already");
  if ((type === "pass" || type === "dont-pass") && state.point !== null) {
    return bad("/type", `${type} is put before a come-out throw; the point is ${state.point}`);
  }
  if ((type === "come" || type === "dont-come") && state.point === null) {
    return bad("/type", `${type} is put while there is a point`);
  }
  if (!isOdds(type)) return ok({ step: stepOf(rules, type, on ?? 0), max: state.stake });
  const line = lineUnder(state, chip);
  const number = numberOf({ type, on }, state.point);
  if (!line || number === null) return bad("/type", `odds need a ${ODDS_ON[type]} bet with a point`);
  const times = isLaid(type) ? rules.layMax : rules.oddsMax[groupOf(number)];
  return ok({ step: stepOf(rules, type, number), max: times * line.stake });
}

/** Whether a chip may be put now; faults point into the chip. */
export function canPut(rules: CrapsRules, state: CrapsState, chip: Chip): Result<Chip> {
  const stakes = stakesFor(rules, state, chip);
  if (!stakes.ok) return stakes;
  const { step, max } = stakes.value;
  if (chip.stake > max) return bad("/stake", `at most ${max} there`);
  if (chip.stake % step !== 0)
    return bad("/stake", `stake is a multiple of ${step} there, so nothing is rounded`);
  return ok(chip);
}

/** Whether a chip may be taken down: not the line bets, and nothing before it has stood a throw. */
export function canTake(state: CrapsState, chip: LaidChip): boolean {
  return REMOVABLE.includes(chip.type) && chip.since < state.throws.length;
}
