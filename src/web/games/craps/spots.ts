import { type Chip, type ChipType, isAt, type LaidChip, layChip } from "../../../games/craps/chips.ts";
import { payOf, stepOf } from "../../../games/craps/pays.ts";
import { canTake, stakesFor } from "../../../games/craps/put.ts";
import type { CrapsRules } from "../../../games/craps/rules.ts";
import type { CrapsBet, CrapsMove, CrapsState } from "../../../games/craps/state.ts";

/** A place for one chip. */
export type Spot = { readonly type: ChipType; readonly on?: number };

export const spotKey = ({ type, on }: Spot): string => (on === undefined ? type : `${type} ${on}`);

const NAMES: Readonly<Record<ChipType, string>> = {
  pass: "Pass line",
  "dont-pass": "Don’t pass",
  come: "Come",
  "dont-come": "Don’t come",
  "pass-odds": "Odds on pass",
  "dont-pass-odds": "Odds on don’t pass",
  "come-odds": "Odds on come",
  "dont-come-odds": "Odds on don’t come",
  place: "Place",
  field: "Field",
  hard: "Hard",
};

export const spotName = ({ type, on }: { readonly type: ChipType; readonly on?: number | null }): string =>
  on === undefined || on === null ? NAMES[type] : `${NAMES[type]} ${on}`;

/** "9 to 5". */
export function payName(rules: CrapsRules, { type, on }: Spot, sum = on ?? 0): string {
  const [win, per] = payOf(rules, type, on ?? 0, sum);
  return `${win} to ${per}`;
}

export const chipAt = (chips: readonly LaidChip[], { type, on }: Spot): LaidChip | undefined =>
  chips.find((chip) => isAt(chip, type, on ?? null));

export const stakeOf = ({ bets }: CrapsBet): number => bets.reduce((total, { stake }) => total + stake, 0);
export const doubled = ({ bets }: CrapsBet): CrapsBet => ({
  bets: bets.map((chip) => ({ ...chip, stake: chip.stake * 2 })),
});
/** The chips of a bet as they lie before its first throw. */
export const laid = (bet: CrapsBet | null): readonly LaidChip[] =>
  (bet?.bets ?? []).map((chip) => layChip(chip, 0));

/**
 * What a chip of this value comes to where stakes go in steps: itself, or six for five as on every craps table where the
 * pay is in sixths, or the next whole step.
 */
function inSteps(value: number, step: number): number {
  if (value % step === 0) return value;
  const six = (value / 5) * 6;
  return Number.isInteger(six) && six % step === 0 ? six : value + step - (value % step);
}

/** One more chip on a spot before the first throw. */
export function addChip(rules: CrapsRules, bet: CrapsBet | null, spot: Spot, value: number): CrapsBet {
  const chips = bet?.bets ?? [];
  const stake = inSteps(value, stepOf(rules, spot.type, spot.on ?? 0));
  const lies = chips.find((chip) => spotKey(chip) === spotKey(spot));
  if (!lies) return { bets: [...chips, { ...spot, stake }] };
  return { bets: chips.map((chip) => (chip === lies ? { ...chip, stake: chip.stake + stake } : chip)) };
}

export function removeChip(bet: CrapsBet | null, spot: Spot): CrapsBet | null {
  const rest = (bet?.bets ?? []).filter((chip) => spotKey(chip) !== spotKey(spot));
  return rest.length === 0 ? null : { bets: rest };
}

/** What pressing a spot of an open round does: puts a chip, takes one down, or nothing with the reason. */
export type Press =
  | { readonly kind: "put"; readonly chip: Chip; readonly move: CrapsMove }
  | { readonly kind: "take"; readonly move: CrapsMove }
  | { readonly kind: "none"; readonly why: string };

export function pressOn(rules: CrapsRules, state: CrapsState, spot: Spot, value: number): Press {
  const lies = chipAt(state.chips, spot);
  if (lies) {
    return canTake(state, lies)
      ? { kind: "take", move: { move: "take", ...spot } }
      : { kind: "none", why: "This chip stays until it is decided" };
  }
  const stakes = stakesFor(rules, state, spot);
  if (!stakes.ok) return { kind: "none", why: stakes.faults[0]?.what ?? "Not now" };
  const { step, max } = stakes.value;
  const most = max - (max % step);
  if (most < step) return { kind: "none", why: "The line bet is too small for it" };
  const chip: Chip = { ...spot, stake: Math.min(inSteps(value, step), most) };
  return { kind: "put", chip, move: { move: "put", chip } };
}
