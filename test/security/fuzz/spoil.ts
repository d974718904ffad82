import fc from "fast-check";
import { hostile } from "./hostile.ts";
import { isWanted } from "./wanted.ts";

/** One way to make a good request a bad one: at the place that has this number, counted over all of its parts. */
export type Spoil = {
  readonly at: number;
  readonly how: "swap" | "drop" | "add" | "wrap";
  readonly value: unknown;
  /** The key of what is added. */
  readonly key: string;
};

export const spoils: fc.Arbitrary<Spoil> = fc.record({
  at: fc.nat(200),
  how: fc.oneof(
    { weight: 6, arbitrary: fc.constant("swap" as const) },
    { weight: 2, arbitrary: fc.constant("drop" as const) },
    { weight: 1, arbitrary: fc.constant("add" as const) },
    { weight: 1, arbitrary: fc.constant("wrap" as const) },
  ),
  value: hostile,
  key: fc.constantFrom(
    "extra",
    "__proto__",
    "constructor",
    "role",
    "playerId",
    "id",
    "prototype",
    "\u0000",
    "",
  ),
});

type Path = readonly string[];

function* places(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== "object" || value === null || isWanted(value)) return;
  for (const [key, part] of Object.entries(value)) yield* places(part, [...path, key]);
}

/** Object.fromEntries makes own properties of every name, also of __proto__. */
function rebuild(value: unknown, change: (entries: [string, unknown][]) => [string, unknown][]): unknown {
  const entries = change(Object.entries(value as object));
  return Array.isArray(value) ? entries.map(([, part]) => part) : Object.fromEntries(entries);
}

function change(value: unknown, [key = "", ...rest]: Path, { how, value: put, key: added }: Spoil): unknown {
  if (rest.length > 0) {
    return rebuild(value, (entries) =>
      entries.map(([name, part]) =>
        name === key ? [name, change(part, rest, { at: 0, how, value: put, key: added })] : [name, part],
      ),
    );
  }
  return rebuild(value, (entries) => {
    if (how === "drop") return entries.filter(([name]) => name !== key);
    if (how === "add") return [...entries, [added, put]];
    return entries.map(([name, part]) => [name, name !== key ? part : how === "wrap" ? [part] : put]);
  });
}

/** The parts of a request with these things done to them. */
export function spoiled<T extends object>(parts: T, list: readonly Spoil[]): T {
  let now: unknown = parts;
  for (const spoil of list) {
    // The parts themselves stay: what is spoiled lies in them. A body is a part that may be swapped whole.
    const all = [...places(now)].filter(([part, ...inside]) => part === "body" || inside.length > 0);
    const path = all[spoil.at % Math.max(1, all.length)];
    if (path !== undefined) now = change(now, path, spoil);
  }
  return now as T;
}
