import { bad, ok, type Result } from "../../base/refusal.ts";
import { isRecord, onlyKeys, wholeNumber } from "../parse.ts";
import { GROUPS, type Group } from "./chips.ts";

/** Win and stake: [7, 6] pays 7 for 6, and the stake comes back. */
export type Pay = readonly [win: number, per: number];
const HARD_GROUPS = ["4-10", "6-8"] as const;
const FIELD_SUMS = ["2", "12", "other"] as const;

/** Line bets pay even money and free odds the true odds; the rest, and the limits, are rules. */
export type CrapsRules = {
  readonly place: Readonly<Record<Group, Pay>>;
  readonly field: Readonly<Record<(typeof FIELD_SUMS)[number], Pay>>;
  readonly hard: Readonly<Record<(typeof HARD_GROUPS)[number], Pay>>;
  /** How many times the line bet may lie behind it as free odds on each point. */
  readonly oddsMax: Readonly<Record<Group, number>>;
  /** The same for odds laid against a point. */
  readonly layMax: number;
  /** Chips that may be put after the first throw, and throws after which none may. */
  readonly putsMax: number;
  readonly throwsMax: number;
};

/**
 * Hardways usually pay 7 and 9 to 1, which returns 8/9 and 10/11, below the house's band; here they pay 15 and 19 to 2 and
 * return 17/18 and 21/22.
 */
export const RULES: CrapsRules = {
  place: { "4-10": [9, 5], "5-9": [7, 5], "6-8": [7, 6] },
  field: { "2": [2, 1], "12": [3, 1], other: [1, 1] },
  hard: { "4-10": [15, 2], "6-8": [19, 2] },
  oddsMax: { "4-10": 3, "5-9": 4, "6-8": 5 },
  layMax: 6,
  putsMax: 40,
  throwsMax: 100,
};

const PAY_MAX = 1_000;
const TIMES_MAX = 100;
const MANY_MAX = 1_000;

function parsePay(input: unknown): Pay | undefined {
  if (!Array.isArray(input) || input.length !== 2) return undefined;
  const win = wholeNumber(input[0], 1, PAY_MAX);
  const per = wholeNumber(input[1], 1, PAY_MAX);
  return win === undefined || per === undefined ? undefined : [win, per];
}

/** A record of exactly these keys, each value read by `read`. */
function parseTable<K extends string, V>(
  input: unknown,
  at: string,
  keys: readonly K[],
  read: (value: unknown) => V | undefined,
  what: string,
): Result<Readonly<Record<K, V>>> {
  if (!isRecord(input)) return bad(at, `expected an object of ${keys.join(", ")}`);
  const entries: [K, V][] = [];
  for (const key of keys) {
    const value = read(input[key]);
    if (value === undefined) return bad(`${at}/${key}`, what);
    entries.push([key, value]);
  }
  const unknown = onlyKeys(input, keys);
  return unknown
    ? bad(`${at}${unknown.faults[0]?.at ?? ""}`, "not known here")
    : ok(Object.fromEntries(entries) as Record<K, V>);
}

const PAY = "a pay is [win, stake], whole numbers";
const times = (value: unknown) => wholeNumber(value, 1, TIMES_MAX);

export function parseCrapsRules(input: unknown): Result<CrapsRules> {
  if (!isRecord(input)) return bad("", `rules are an object of ${Object.keys(RULES).join(", ")}`);
  const place = parseTable(input["place"], "/place", GROUPS, parsePay, PAY);
  if (!place.ok) return place;
  const field = parseTable(input["field"], "/field", FIELD_SUMS, parsePay, PAY);
  if (!field.ok) return field;
  const hard = parseTable(input["hard"], "/hard", HARD_GROUPS, parsePay, PAY);
  if (!hard.ok) return hard;
  const oddsMax = parseTable(input["oddsMax"], "/oddsMax", GROUPS, times, `a whole number to ${TIMES_MAX}`);
  if (!oddsMax.ok) return oddsMax;
  const layMax = times(input["layMax"]);
  if (layMax === undefined) return bad("/layMax", `layMax is a whole number to ${TIMES_MAX}`);
  const putsMax = wholeNumber(input["putsMax"], 1, MANY_MAX);
  if (putsMax === undefined) return bad("/putsMax", `putsMax is a whole number to ${MANY_MAX}`);
  const throwsMax = wholeNumber(input["throwsMax"], 1, MANY_MAX);
  if (throwsMax === undefined) return bad("/throwsMax", `throwsMax is a whole number to ${MANY_MAX}`);
  return (
    onlyKeys(input, Object.keys(RULES)) ??
    ok({
      place: place.value,
      field: field.value,
      hard: hard.value,
      oddsMax: oddsMax.value,
      layMax,
      putsMax,
      throwsMax,
    })
  );
}
