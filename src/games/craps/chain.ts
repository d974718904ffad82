import { present } from "../../base/assert.ts";
import { add, divide, multiply, ONE, type Ratio, ratio, subtract, ZERO } from "../../base/ratio.ts";
import type { LaidChip } from "./chips.ts";
import type { CrapsRules } from "./rules.ts";
import { type Dice, type Table, throwOn } from "./throw.ts";

/** Chances by what is returned, minor units. */
export type Returns = ReadonlyMap<number, Ratio>;

/** The 36 throws of two dice. */
const THROWS: readonly Dice[] = Array.from({ length: 36 }, (_, index) => [
  1 + Math.floor(index / 6),
  1 + (index % 6),
]);
const CHANCE = ratio(1, THROWS.length);

type Place = Pick<Table, "point" | "chips">;
/** One way out of a set of chips: what the throw returned, and the table it left. */
type Exit = { readonly returned: number; readonly next: Place };

const chipsKey = (chips: readonly LaidChip[]): string =>
  chips.map(({ type, on, stake }) => `${type} ${on ?? ""} ${stake}`).join(", ");
const placeKey = ({ point, chips }: Place): string => `${point ?? "off"}: ${chipsKey(chips)}`;

function bump<K>(sums: Map<K, Ratio>, key: K, chance: Ratio): void {
  sums.set(key, add(sums.get(key) ?? ZERO, chance));
}

/** What one throw does from here: chances of the places with the same chips, by key, and of the ways out. */
function oneThrow(rules: CrapsRules, from: Place) {
  const same = chipsKey(from.chips);
  const stays = new Map<string, { place: Place; chance: Ratio }>();
  const exits = new Map<string, { exit: Exit; chance: Ratio }>();
  for (const dice of THROWS) {
    const { point, chips, settled } = throwOn(rules, { ...from, settled: [] }, dice, 0);
    const next = { point, chips };
    const returned = settled.reduce((total, chip) => total + chip.returned, 0);
    if (chipsKey(chips) === same) {
      const key = placeKey(next);
      stays.set(key, { place: next, chance: add(stays.get(key)?.chance ?? ZERO, CHANCE) });
    } else {
      const key = `${returned} ${placeKey(next)}`;
      exits.set(key, { exit: { returned, next }, chance: add(exits.get(key)?.chance ?? ZERO, CHANCE) });
    }
  }
  return { stays, exits };
}

/** Every place that is reached with the same chips on the table: they differ by the point alone, so there are at most seven. */
function explore(rules: CrapsRules, from: Place) {
  const found = new Map([[placeKey(from), oneThrow(rules, from)]]);
  const open = [...found.values()];
  for (let step = open.pop(); step; step = open.pop()) {
    for (const [key, { place }] of step.stays) {
      if (found.has(key)) continue;
      const next = oneThrow(rules, place);
      found.set(key, next);
      open.push(next);
    }
  }
  return found;
}

/**
 * The chances of each way out, by its key, from the first place: solves x_i = sum of P(i to j) x_j + exits_i for all
 * places i with these chips, eliminating one place after the other.
 */
function wayOut(found: ReturnType<typeof explore>): Map<string, { exit: Exit; chance: Ratio }> {
  const rows = [...found].map(([key, { stays, exits }]) => ({
    key,
    stays: new Map([...stays].map(([to, { chance }]) => [to, chance])),
    exits: new Map([...exits].map(([to, { chance }]) => [to, chance])),
  }));
  for (let last = rows.length - 1; last >= 0; last -= 1) {
    const row = present(rows[last], "a place");
    const moves = divide(ONE, subtract(ONE, row.stays.get(row.key) ?? ZERO));
    row.stays.delete(row.key);
    for (const part of [row.stays, row.exits]) {
      for (const [to, chance] of part) part.set(to, multiply(chance, moves));
    }
    for (const other of rows.slice(0, last)) {
      const through = other.stays.get(row.key);
      if (!through) continue;
      other.stays.delete(row.key);
      for (const [to, chance] of row.stays) bump(other.stays, to, multiply(through, chance));
      for (const [to, chance] of row.exits) bump(other.exits, to, multiply(through, chance));
    }
  }
  const exits = new Map([...found.values()].flatMap((step) => [...step.exits]));
  return new Map(
    [...present(rows[0], "the first place").exits].map(([key, chance]) => [
      key,
      { exit: present(exits.get(key), "a way out").exit, chance },
    ]),
  );
}

/**
 * What the chips on a table return if they are left alone until all are decided, exactly: an absorbing Markov chain
 * over points and chips, built with the code that plays. Chips leave or travel and never come back, so each set of chips is
 * solved by itself and its ways out lead to smaller problems.
 */
export function returnsOf(rules: CrapsRules, from: Place, known = new Map<string, Returns>()): Returns {
  if (from.chips.length === 0) return new Map([[0, ONE]]);
  const key = placeKey(from);
  const before = known.get(key);
  if (before) return before;
  const returns = new Map<number, Ratio>();
  for (const { exit, chance } of wayOut(explore(rules, from)).values()) {
    for (const [later, then] of returnsOf(rules, exit.next, known)) {
      bump(returns, exit.returned + later, multiply(chance, then));
    }
  }
  known.set(key, returns);
  return returns;
}

/** What chips that may be taken down return if they are, after a single throw. */
export function returnsAfterOne(rules: CrapsRules, from: Place): Returns {
  const returns = new Map<number, Ratio>();
  for (const dice of THROWS) {
    const { chips, settled } = throwOn(rules, { ...from, settled: [] }, dice, 0);
    const back = [...settled.map((chip) => chip.returned), ...chips.map((chip) => chip.stake)];
    bump(
      returns,
      back.reduce((total, amount) => total + amount, 0),
      CHANCE,
    );
  }
  return returns;
}
