import { bad } from "../base/refusal.ts";

/** Parsing of unknown input for rules, bets and moves, without a schema library: the pure floors carry none. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A fault for the first key that is not expected; undefined when all are. */
export function onlyKeys(record: Readonly<Record<string, unknown>>, keys: readonly string[]) {
  for (const key of Object.keys(record)) {
    if (!keys.includes(key)) return bad(`/${key}`, `${key} is not known here; expected ${keys.join(", ")}`);
  }
  return undefined;
}

/** A whole number in [min, max]; undefined for anything else. */
export function wholeNumber(value: unknown, min: number, max: number): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max
    ? value
    : undefined;
}

/** Largest multiplier that rules may name: 100,000 times the stake, in ten-thousandths. */
export const MULTIPLIER_MAX = 1_000_000_000;

/** A multiplier in ten-thousandths. */
export const isMultiplier = (value: unknown): value is number =>
  wholeNumber(value, 0, MULTIPLIER_MAX) !== undefined;

/** One of a closed list of values; undefined for anything else. */
export const oneOf = <T>(list: readonly T[], value: unknown): T | undefined =>
  list.includes(value as T) ? (value as T) : undefined;
