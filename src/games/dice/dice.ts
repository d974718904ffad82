import { bad, ok, type Result } from "../../base/refusal.ts";
import type { OneShotGame } from "../game.ts";
import { isMultiplier, isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";
import { perRules } from "../per-rules.ts";

export const DICE_BET_TYPES = ["sum", "low", "seven", "high", "any-double", "double"] as const;
export type DiceBetType = (typeof DICE_BET_TYPES)[number];

/**
 * pots: what all winning throws of a bet return together, ten-thousandths. The 36 throws are equally likely, so a bet of
 * pot p comes back at p / 360000 exactly, whether or not p can be divided by the number of its winning throws.
 */
export type DiceRules = { readonly pots: Readonly<Record<DiceBetType, number>> };
export type DiceBet =
  | { readonly type: "sum"; readonly sum: number }
  | { readonly type: "double"; readonly face: number }
  | { readonly type: "low" | "seven" | "high" | "any-double" };
export type DiceOutcome = { readonly dice: readonly [number, number] };

export const FACES = 6;
export const SUM_MIN = 2;
export const SUM_MAX = 12;

/** 35 of 36 stakes come back: 35/36 for every bet. */
const POT = 350_000;
const RULES: DiceRules = {
  pots: { sum: POT, low: POT, seven: POT, high: POT, "any-double": POT, double: POT },
};

/** Every bet, in the order in which their pays are tabled. */
export const DICE_BETS: readonly DiceBet[] = [
  ...Array.from({ length: SUM_MAX - 1 }, (_, i): DiceBet => ({ type: "sum", sum: SUM_MIN + i })),
  { type: "low" },
  { type: "seven" },
  { type: "high" },
  { type: "any-double" },
  ...Array.from({ length: FACES }, (_, i): DiceBet => ({ type: "double", face: 1 + i })),
];

function indexOf(bet: DiceBet): number {
  switch (bet.type) {
    case "sum":
      return bet.sum - SUM_MIN;
    case "low":
      return 11;
    case "seven":
      return 12;
    case "high":
      return 13;
    case "any-double":
      return 14;
    case "double":
      return 14 + bet.face;
  }
}

/** Does this throw win this bet? Low is a sum of 2 to 6, high 8 to 12. */
export function wins(bet: DiceBet, first: number, second: number): boolean {
  const sum = first + second;
  switch (bet.type) {
    case "sum":
      return sum === bet.sum;
    case "low":
      return sum < 7;
    case "seven":
      return sum === 7;
    case "high":
      return sum > 7;
    case "any-double":
      return first === second;
    case "double":
      return first === bet.face && second === bet.face;
  }
}

/** A throw as a number 0 to 35: 1-1, 1-2, … 6-6. */
const throwOf = (first: number, second: number): number => (first - 1) * FACES + (second - 1);

/** The pot shared equally among the winning throws; the ten-thousandths left over go one each to the first of them. */
function paysOf(bet: DiceBet, pot: number): Float64Array {
  const pays = new Float64Array(FACES * FACES);
  const winning: number[] = [];
  for (let first = 1; first <= FACES; first += 1) {
    for (let second = 1; second <= FACES; second += 1) {
      if (wins(bet, first, second)) winning.push(throwOf(first, second));
    }
  }
  const share = Math.floor(pot / winning.length);
  const over = pot % winning.length;
  for (const [place, thrown] of winning.entries()) pays[thrown] = share + (place < over ? 1 : 0);
  return pays;
}

const paysBy = perRules((rules: DiceRules) => DICE_BETS.map((bet) => paysOf(bet, rules.pots[bet.type])));

function parseRules(input: unknown): Result<DiceRules> {
  if (!isRecord(input) || !isRecord(input["pots"]))
    return bad("", 'rules are {"pots": {bet type: ten-thousandths}}');
  const pots = input["pots"];
  for (const type of DICE_BET_TYPES) {
    if (!isMultiplier(pots[type])) return bad(`/pots/${type}`, "a pot is a whole number of ten-thousandths");
  }
  return (
    onlyKeys(input, ["pots"]) ??
    onlyKeys(pots, DICE_BET_TYPES) ??
    ok({ pots: Object.fromEntries(DICE_BET_TYPES.map((type) => [type, pots[type]])) as DiceRules["pots"] })
  );
}

function parseBet(_rules: DiceRules, input: unknown): Result<DiceBet> {
  if (!isRecord(input)) return bad("", 'a dice bet is {"type": "sum", "sum": 7} or {"type": "low"}');
  const type = oneOf(DICE_BET_TYPES, input["type"]);
  if (type === undefined) return bad("/type", `type is one of ${DICE_BET_TYPES.join(", ")}`);
  if (type === "sum") {
    const sum = wholeNumber(input["sum"], SUM_MIN, SUM_MAX);
    if (sum === undefined) return bad("/sum", `sum is a whole number from ${SUM_MIN} to ${SUM_MAX}`);
    return onlyKeys(input, ["type", "sum"]) ?? ok({ type, sum });
  }
  if (type === "double") {
    const face = wholeNumber(input["face"], 1, FACES);
    if (face === undefined) return bad("/face", `face is a whole number from 1 to ${FACES}`);
    return onlyKeys(input, ["type", "face"]) ?? ok({ type, face });
  }
  return onlyKeys(input, ["type"]) ?? ok({ type });
}

export const dice: OneShotGame<DiceRules, DiceBet, DiceOutcome> = {
  id: "dice",
  name: "Dice",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  draw: (_rules, _bet, draws) => ({ dice: [1 + draws.below(FACES), 1 + draws.below(FACES)] }),
  multiplier: (rules, bet, { dice: [first, second] }) =>
    paysBy(rules)[indexOf(bet)]?.[throwOf(first, second)] ?? 0,
};
