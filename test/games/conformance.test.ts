import { expect, test } from "vitest";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS } from "../../src/games/ids.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";
import { gameConforms } from "./conformance/suite.ts";

test("the catalog, the odds and the list of ids name the same games, each under its own id", () => {
  expect(Object.keys(GAMES).sort()).toEqual([...GAME_IDS].sort());
  expect(Object.keys(GAME_ODDS).sort()).toEqual([...GAME_IDS].sort());
  for (const id of GAME_IDS) expect(GAMES[id].id).toBe(id);
});

for (const id of GAME_IDS) gameConforms(GAMES[id], GAME_ODDS[id]);
