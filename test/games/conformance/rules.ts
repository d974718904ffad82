import { expect, test } from "vitest";
import { canonicalJson, type Json } from "../../../src/base/canonical.ts";
import { type Game, rulesIdOf } from "../../../src/games/game.ts";
import { GARBAGE_WHOLES, mutants } from "./garbage.ts";

/** A copy with the keys of every record in reverse order: another text, the same value. */
function reversedKeys(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => reversedKeys(item as Json));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, reversedKeys(item as Json)]),
  );
}

function anotherNumber(value: Json): Json {
  const text = canonicalJson(value);
  return JSON.parse(text.replace(/\d+/, (digits) => String(Number(digits) + 1))) as Json;
}

export function rulesConform(game: Game): void {
  test("the published rules pass their own parser, also after a trip through JSON", () => {
    const parsed = game.parseRules(game.rules);
    expect(parsed).toEqual({ ok: true, value: game.rules });
    const travelled = game.parseRules(JSON.parse(JSON.stringify(game.rules)));
    expect(travelled).toEqual({ ok: true, value: game.rules });
  });

  test("the rules id is a hash of content: key order does not matter, any number does", () => {
    const id = rulesIdOf(game.id, game.rules);
    expect(id).toMatch(/^[0-9a-f]{32}$/);
    expect(rulesIdOf(game.id, reversedKeys(game.rules))).toBe(id);
    expect(rulesIdOf(game.id, anotherNumber(game.rules))).not.toBe(id);
  });

  test("rules with anything broken, missing or added are refused, with the place and the reason", () => {
    const accepted: string[] = [];
    const spoiled = [
      ...GARBAGE_WHOLES.map((value) => ({ how: "whole", value })),
      ...mutants(game.rules).filter((mutant) => !sameJson(mutant.value, game.rules)),
    ];
    for (const { how, value } of spoiled) {
      const result = game.parseRules(value);
      if (result.ok) accepted.push(how);
      else expectFaults(result.faults, how);
    }
    expect(accepted).toEqual([]);
  });
}

function sameJson(a: unknown, b: unknown): boolean {
  try {
    return JSON.stringify(a) === JSON.stringify(b);
  } catch {
    return false;
  }
}

/** A fault names a place by JSON pointer and says in words what is wrong there. */
export function expectFaults(faults: readonly { at: unknown; what: unknown }[], how: string): void {
  expect(faults.length, how).toBeGreaterThan(0);
  for (const { at, what } of faults) {
    expect(at, how).toMatch(/^($|\/)/);
    expect(String(what).length, how).toBeGreaterThan(3);
  }
}
