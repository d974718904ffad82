import { describe, expect, test } from "vitest";
import { findPosition, POSITIONS } from "../../../src/games/roulette/positions.ts";
import { roulette } from "../../../src/games/roulette/roulette.ts";
import {
  chipCount,
  neighboursOf,
  pocketsOf,
  SECTOR_BETS,
} from "../../../src/web/games/roulette/called-bets.ts";
import {
  doubleChips,
  placeCalled,
  placeChip,
  stakeOf,
  takeChip,
} from "../../../src/web/games/roulette/chips.ts";
import { LIES, reachOn, spotOn, tableSize } from "../../../src/web/games/roulette/drawing.ts";
import {
  DIRECTIONS,
  neighbour,
  numberBox,
  PLACES,
  type Place,
  placeOf,
} from "../../../src/web/games/roulette/layout.ts";

const at = (key: string): Place => {
  const place = placeOf(key);
  if (!place) throw new Error(`no place ${key}`);
  return place;
};

describe("the betting table", () => {
  test("has a place of its own for every position of the game", () => {
    expect(PLACES).toHaveLength(POSITIONS.length);
    expect(new Set(PLACES.map(({ x, y }) => `${x} ${y}`)).size).toBe(POSITIONS.length);
  });

  test("inside bets lie where their numbers touch", () => {
    for (const { position, x, y } of PLACES) {
      if (!["split", "corner", "trio"].includes(position.type)) continue;
      for (const pocket of position.pockets) {
        const box = numberBox(pocket);
        expect(x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h).toBe(true);
      }
    }
  });

  test.each(LIES)("lying %s: every chip lies on the drawing and no two can be confused by a thumb", (lie) => {
    const { width, height } = tableSize(lie);
    for (const place of PLACES) {
      const { x, y } = spotOn(lie, place);
      expect(x > 0 && x < width && y > 0 && y < height).toBe(true);
      const reach = reachOn(lie, place);
      expect(Math.min(reach.w, reach.h)).toBeGreaterThanOrEqual(22);
    }
  });

  test("arrows alone lead from any place to any other", () => {
    const seen = new Set(["straight:17"]);
    const queue = [at("straight:17")];
    for (const place of queue) {
      for (const direction of DIRECTIONS) {
        const next = neighbour(place, direction);
        if (seen.has(next.position.key)) continue;
        seen.add(next.position.key);
        queue.push(next);
      }
    }
    expect(
      PLACES.filter(({ position }) => !seen.has(position.key)).map(({ position }) => position.key),
    ).toEqual([]);
  });

  test("an arrow and its opposite lead back between neighbouring numbers", () => {
    const split = neighbour(at("straight:17"), "right");
    expect(split.position.key).toBe("split:17-20");
    expect(neighbour(split, "left").position.key).toBe("straight:17");
  });
});

describe("called bets", () => {
  /** Chips and numbers of the four sectors as tables print them. */
  test.each([
    ["voisins", 9, [22, 18, 29, 7, 28, 12, 35, 3, 26, 0, 32, 15, 19, 4, 21, 2, 25]],
    ["orphelins", 5, [17, 34, 6, 1, 20, 14, 31, 9]],
    ["tiers", 6, [27, 13, 36, 11, 30, 8, 23, 10, 5, 24, 16, 33]],
    ["zero", 4, [12, 35, 3, 26, 0, 32, 15]],
  ] as const)("%s covers its arc of the wheel and nothing else", (sector, chips, pockets) => {
    const bet = SECTOR_BETS[sector];
    expect(chipCount(bet)).toBe(chips);
    expect(pocketsOf(bet).sort((a, b) => a - b)).toEqual([...pockets].sort((a, b) => a - b));
  });

  test("a number is called with two neighbours on either side, round the zero too", () => {
    expect(pocketsOf(neighboursOf(0))).toEqual([3, 26, 0, 32, 15]);
  });

  test("are laid as one bet that the game takes", () => {
    const bet = placeCalled(placeCalled(null, SECTOR_BETS.voisins, 500), neighboursOf(5), 500);
    expect(bet && stakeOf(bet)).toBe((9 + 5) * 500);
    expect(bet && roulette.parseBet(roulette.rules, bet, BigInt(stakeOf(bet))).ok).toBe(true);
  });
});

describe("chips", () => {
  const red = findPosition("red", undefined);
  const split = findPosition("split", [8, 11]);
  if (!red || !split) throw new Error("positions");

  test("on one position become one larger chip, as the game wants them", () => {
    const bet = placeChip(placeChip(placeChip(null, red, 500), split, 100), red, 500);
    expect(bet.bets).toEqual([
      { type: "red", stake: 1_000 },
      { type: "split", on: [8, 11], stake: 100 },
    ]);
    expect(roulette.parseBet(roulette.rules, bet, BigInt(stakeOf(bet))).ok).toBe(true);
  });

  test("can be doubled and taken off; an empty table is no bet", () => {
    const bet = placeChip(null, red, 500);
    expect(stakeOf(doubleChips(bet))).toBe(1_000);
    expect(takeChip(bet, red)).toBeNull();
  });
});
