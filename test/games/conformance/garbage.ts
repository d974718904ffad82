import type { Json } from "../../../src/base/canonical.ts";

/** Values that no rules, bet or move may contain anywhere a number or text is asked for. */
export const GARBAGE_LEAVES: readonly unknown[] = [
  null,
  undefined,
  true,
  false,
  "",
  "x",
  "__proto__",
  "constructor",
  "toString",
  "7",
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  1e-37,
  -1e-37,
  -1,
  1e300,
  2 ** 53,
  [],
  [[]],
  {},
  { length: 1 },
  () => 1,
  10n,
  Symbol("x"),
];

/** Whole inputs that are never a bet, a move or rules of any game. */
export const GARBAGE_WHOLES: readonly unknown[] = [
  ...GARBAGE_LEAVES.filter((value) => !isEmptyRecord(value)),
  0,
  1,
  [null],
  [[], {}],
  "heads",
  new Array(100_000).fill(1),
  JSON.parse('{"__proto__": {"side": "heads"}}'),
  JSON.parse('{"constructor": 1}'),
  { toString: 1 },
  { hasOwnProperty: 1, side: null },
];

function isEmptyRecord(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && Object.keys(value).length === 0
  );
}

type Path = readonly (string | number)[];

function* paths(value: Json, at: Path = []): Generator<{ at: Path; value: Json }> {
  yield { at, value };
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* paths(item, [...at, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* paths(item, [...at, key]);
  }
}

/** A copy of the value with what lies at the path replaced; deleted when `put` is DELETE. */
const DELETE = Symbol("delete");
function withChange(value: unknown, [key, ...rest]: Path, put: unknown): unknown {
  if (key === undefined) return put;
  const copy: Record<string | number, unknown> = (
    Array.isArray(value) ? [...value] : { ...(value as object) }
  ) as Record<string | number, unknown>;
  if (rest.length === 0 && put === DELETE) delete copy[key];
  else copy[key] = withChange(copy[key], rest, put);
  return copy;
}

function withExtraKey(value: unknown, at: Path, key: string): unknown {
  const [first, ...rest] = at;
  if (first === undefined) {
    const copy = { ...(value as object) };
    // An own property even where assignment would set the prototype: what JSON.parse makes of such text.
    Object.defineProperty(copy, key, { value: 1, enumerable: true });
    return copy;
  }
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[first] = withExtraKey(copy[first], rest, key);
  return copy;
}

export type Mutant = { readonly how: string; readonly value: unknown };

const pointer = (at: Path): string => at.map((key) => `/${key}`).join("");
const isLeaf = (value: Json): boolean => typeof value !== "object" || value === null;

/** At most this many places of a large value are changed, evenly spread over it. */
const PLACES_MAX = 120;

function spread<T>(list: readonly T[], most: number): T[] {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(list.length, most) }, (_, i) => list[Math.floor(i * step)] as T);
}

/**
 * Ways to spoil a valid value: each leaf replaced by each piece of garbage, each key of each record removed, unknown keys
 * added to each record. Every mutant must be refused.
 */
export function mutants(valid: Json): Mutant[] {
  const places = [...paths(valid)];
  const leaves = spread(
    places.filter((place) => isLeaf(place.value)),
    PLACES_MAX,
  );
  const records = spread(
    places.filter((place) => !isLeaf(place.value) && !Array.isArray(place.value)),
    PLACES_MAX,
  );
  const spoiled: Mutant[] = [];
  for (const { at, value } of leaves) {
    for (const bad of GARBAGE_LEAVES) {
      if (typeof bad === typeof value && bad === value) continue;
      spoiled.push({ how: `${pointer(at)} = ${String(bad)}`, value: withChange(valid, at, bad) });
    }
  }
  for (const { at, value } of records) {
    for (const key of Object.keys(value as object)) {
      spoiled.push({
        how: `${pointer(at)} without ${key}`,
        value: withChange(valid, [...at, key], DELETE),
      });
    }
    for (const key of ["extra", "__proto__", "constructor", "toString"]) {
      spoiled.push({ how: `${pointer(at)} with ${key}`, value: withExtraKey(valid, at, key) });
    }
  }
  return spoiled;
}

/** The value frozen through and through, so that a game that writes to what it is given fails. */
export function frozen<T extends Json>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const item of Object.values(value)) frozen(item as Json);
    Object.freeze(value);
  }
  return value;
}
