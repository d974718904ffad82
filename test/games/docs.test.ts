import { expect, test } from "vitest";
import { GAME_IDS } from "../../src/games/ids.ts";
import { filled, hasBlock, pages } from "../../tools/game-docs.ts";

const documented = pages();

test.each(documented.map(({ id }) => id))(
  "the tables in docs/games/%s.md are those of the code (node tools/game-docs.ts)",
  (id) => {
    const page = documented.find((entry) => entry.id === id);
    expect(page?.text).toBe(filled(id, page?.text ?? ""));
  },
);

test("every game is documented with its rules, its odds and a worked example", () => {
  for (const id of GAME_IDS) {
    const text = documented.find((entry) => entry.id === id)?.text ?? "";
    for (const block of ["rules", "odds", "example"] as const)
      expect(hasBlock(text, block), `${id}: ${block}`).toBe(true);
  }
});
