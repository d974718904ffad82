import { expect, test } from "vitest";
import { GAME_IDS } from "../../src/games/ids.ts";
import { publishedRounds } from "../vectors/published.ts";
import { filesOf, hasFile } from "./tree.ts";

const published = publishedRounds();

/** Every game is one folder on each floor, under the same name. */
const PARTS = {
  rules: (id: string) => `src/games/${id}/${id}.ts`,
  odds: (id: string) => `src/games/${id}/odds.ts`,
  documentation: (id: string) => `docs/games/${id}.md`,
  scene: (id: string) => `src/web/games/${id}/scene.tsx`,
} as const;

test.each(GAME_IDS)("%s has rules, odds, documentation, vectors and a scene", (id) => {
  const missing = Object.values(PARTS)
    .map((pathOf) => pathOf(id))
    .filter((path) => !hasFile(path));
  const vectors = published.find(({ game }) => game === id)?.rounds ?? [];
  expect([...missing, ...(vectors.length === 0 ? ["test/vectors/games.json: no rounds of it"] : [])]).toEqual(
    [],
  );
});

test("no game lies in the folders that the house does not offer", () => {
  const found = filesOf("src/games/*/*.ts", "src/web/games/*/scene.tsx");
  const folders = new Set(found.map(({ path }) => path.split("/").at(-2) ?? ""));
  expect([...folders].filter((name) => !GAME_IDS.some((id) => id === name))).toEqual([]);
});
