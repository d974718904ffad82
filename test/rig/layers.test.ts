import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { FOLDERS, planOf } from "../../tools/rig/layers.ts";

test.each([
  { words: [], layers: ["pure", "house", "e2e", "deploy"] },
  { words: ["pure"], layers: ["pure"] },
  { words: ["house"], layers: ["house"] },
  { words: ["pure", "e2e"], layers: ["pure", "e2e"] },
  { words: ["test/fair/stream.test.ts"], layers: ["pure"] },
  { words: ["./test/races"], layers: ["house"] },
  { words: ["deploy", "test/deploy"], layers: ["deploy"] },
  { words: ["test/base", "test/e2e/journey.test.ts"], layers: ["pure", "e2e"] },
  // What cannot be told apart is looked for everywhere.
  { words: ["wallet"], layers: ["pure", "house", "e2e", "deploy"] },
  { words: ["test/http", "wallet"], layers: ["pure", "house", "e2e", "deploy"] },
])("npm test -- $words runs $layers", ({ words, layers }) => {
  expect(planOf(words).layers).toEqual(layers);
});

test("names of layers are not handed on as path filters, options and paths are", () => {
  expect(planOf(["house", "test/db", "-t", "fresh"]).rest).toEqual(["test/db", "-t", "fresh"]);
});

test("pure needs nothing but Node", () => {
  expect(planOf(["pure"]).needs).toEqual([]);
});

test("every folder of tests is run by exactly one project", () => {
  const listed = Object.values(FOLDERS).flat() as readonly string[];
  expect(new Set(listed).size).toBe(listed.length);
  const folders = readdirSync(new URL("..", import.meta.url), { withFileTypes: true });
  const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  expect(names.filter((name) => !listed.includes(name))).toEqual([]);
});
