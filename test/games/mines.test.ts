import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, equals, ratio } from "../../src/base/ratio.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import { type MinesState, mines } from "../../src/games/mines/mines.ts";
import { minesMultiplier, revealsMax } from "../../src/games/mines/multipliers.ts";
import { minesOdds, minesStops } from "../../src/games/mines/odds.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { everyRoundEnds, fixedDraws, playMoves } from "./stepped-play.ts";

const { rules } = mines;
const reveal = (cell: number) => ({ move: "reveal", cell });
const cashOut = { move: "cash-out" };
/** Three mines at 0, 1 and 2: the first of the rest is drawn each time. */
const topLeft = () => fixedDraws([0, 0, 0]);
const played = (moves: readonly unknown[], stake = 1_000n): MinesState =>
  playMoves(mines, { mines: 3 }, stake, topLeft(), moves);

describe("what a field pays", () => {
  test.each([
    [1, 1, 10_312],
    [1, 24, 247_500],
    [3, 1, 11_250],
    [3, 5, 19_973],
    [3, 22, 22_770_000],
    [5, 10, 175_153],
    [24, 1, 247_500],
  ])("%i mines, %i cells: %i ten-thousandths", (count, reveals, multiplier) => {
    expect(minesMultiplier(rules, count, reveals)).toBe(multiplier);
  });

  test("25 cells, 3 mines, 5 safe cells: the chance is 57/115", () => {
    expect(minesStops(rules, 3)[4]?.probability).toEqual(ratio(57, 115));
  });

  test("nothing pays above the cap, and the cell after the last one that pays would", () => {
    for (let count = 1; count <= 24; count += 1) {
      const most = revealsMax(rules, count);
      expect(most).toBeGreaterThan(0);
      expect(minesMultiplier(rules, count, most)).toBeLessThanOrEqual(rules.multiplierMax);
      const uncapped = minesMultiplier({ ...rules, multiplierMax: 1_000_000_000_000 }, count, most + 1);
      if (most < 25 - count) expect(uncapped).toBeGreaterThan(rules.multiplierMax);
    }
  });
});

describe("odds", () => {
  test("every way of playing every field returns 0.99 less what flooring takes, under 1/10000 of the chance", () => {
    for (let count = 1; count <= 24; count += 1) {
      for (const { rtp, probability } of minesStops(rules, count)) {
        expect(compare(rtp, ratio(99, 100))).toBeLessThanOrEqual(0);
        const lost = ratio(99n * rtp.d - 100n * rtp.n, 100n * rtp.d);
        expect(compare(lost, ratio(probability.n, probability.d * 10_000n))).toBeLessThan(0);
      }
    }
  });

  test.each([
    [3, 99, 100],
    [5, 99, 100],
    [24, 99, 100],
  ])("the best way with %i mines returns exactly %i/%i", (count, n, d) => {
    expect(oddsOf(minesOdds.distribution(rules, { mines: count })).rtp).toEqual(ratio(n, d));
  });

  test("the best stop is the best of all stops, for every field", () => {
    for (const { bet } of minesOdds.bets(rules)) {
      const best = oddsOf(minesOdds.distribution(rules, bet)).rtp;
      const stops = minesStops(rules, bet.mines);
      expect(stops.every(({ rtp }) => compare(rtp, best) <= 0)).toBe(true);
      expect(stops.some(({ rtp }) => equals(rtp, best))).toBe(true);
    }
  });

  test("after going further than the best stop, the advice is still the best of what is left", () => {
    const state = { ...played([]), revealed: [3, 4, 5, 6, 7, 8] };
    expect(minesOdds.bestMove?.(rules, state)).toEqual(reveal(0));
    expect(minesOdds.bestMove?.(rules, { ...state, revealed: [3] })).toEqual(cashOut);
  });
});

describe("a round", () => {
  test("a mine ends it with nothing", () => {
    const state = played([reveal(10), reveal(1)]);
    expect(state.end).toBe("hit");
    expect(mines.payout(rules, state)).toBe(0n);
    expect(mines.view(rules, state)).toEqual({
      revealed: [10, 1],
      end: "hit",
      multiplier: 0,
      next: null,
      mines: [0, 1, 2],
    });
  });

  test("cashing out pays floor(stake * multiplier / 10000)", () => {
    expect(mines.payout(rules, played([reveal(3), reveal(4), cashOut], 333n))).toBe(428n);
  });

  test("the last safe cell pays by itself", () => {
    const state = played(Array.from({ length: 22 }, (_, i) => reveal(i + 3)));
    expect(state.end).toBe("paid");
    expect(mines.payout(rules, state)).toBe(2_277_000n);
  });

  test("a field whose next cell could pay above the cap pays by itself", () => {
    const draws = fixedDraws(new Array(12).fill(0));
    const most = revealsMax(rules, 12);
    expect(most).toBeLessThan(13);
    const cells = Array.from({ length: most }, (_, i) => reveal(i + 12));
    expect(playMoves(mines, { mines: 12 }, 100n, draws, cells).end).toBe("paid");
  });

  test.each([
    ["a cell twice", [reveal(5)], reveal(5), "/cell"],
    ["cashing out unplayed", [], cashOut, "/move"],
    ["a cell off the field", [], reveal(25), "/cell"],
    ["a cell that is no number", [], { move: "reveal", cell: "3" }, "/cell"],
    ["another move", [], { move: "flag", cell: 3 }, "/move"],
    ["anything after the end", [reveal(0)], reveal(9), ""],
  ])("%s is refused", (_what, moves, move, at) => {
    expect(mines.parseMove(rules, played(moves), move)).toMatchObject({ ok: false, faults: [{ at }] });
  });

  test("while it is open its view does not say where a mine is", () => {
    for (const first of [0, 1, 2]) {
      const one = playMoves(mines, { mines: 3 }, 100n, fixedDraws([first, 20, 5]), [reveal(9)]);
      const two = playMoves(mines, { mines: 3 }, 100n, fixedDraws([13, first, 22]), [reveal(9)]);
      expect(mines.view(rules, one)).toEqual(mines.view(rules, two));
      expect(JSON.stringify(mines.view(rules, one))).toContain('"mines":null');
    }
  });

  test("left alone, it cashes out what there is, or reveals the first cell and then cashes out", () => {
    expect(mines.defaultMove(rules, played([reveal(9)]))).toEqual(cashOut);
    expect(mines.defaultMove(rules, played([]))).toEqual(reveal(0));
  });

  test("ends and replays however it is played", () => {
    const bets = fc.record({
      bet: fc.record({ mines: fc.integer({ min: 1, max: 24 }) }),
      stake: fc.bigInt({ min: 1n, max: 1_000_000n }),
    });
    everyRoundEnds(GAMES.mines as SteppedGame, bets);
  });
});
