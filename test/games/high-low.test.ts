import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  equals,
  max,
  multiply,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from "../../src/base/ratio.ts";
import { RANKS, type Rank } from "../../src/fair/cards.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import { guessesOn, isRight, waysOf } from "../../src/games/high-low/guess.ts";
import { type HighLowState, highLow } from "../../src/games/high-low/high-low.ts";
import { highLowOdds, highLowPrices } from "../../src/games/high-low/odds.ts";
import { highLowMultiplier } from "../../src/games/high-low/rules.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { everyRoundEnds, fixedDraws, playMoves } from "./stepped-play.ts";

const { rules } = highLow;
const card = (rank: Rank): number => RANKS.indexOf(rank) * 4;
const say = (...moves: readonly string[]) => moves.map((move) => ({ move }));
const played = (ranks: string, moves: readonly string[], stake = 1_000n): HighLowState =>
  playMoves(highLow, {}, stake, fixedDraws([...ranks].map((rank) => card(rank as Rank))), say(...moves));

describe("guesses", () => {
  test.each([
    ["2", "higher", 12, "same", 1],
    ["3", "higher-or-same", 12, "lower-or-same", 2],
    ["8", "higher-or-same", 7, "lower-or-same", 7],
    ["K", "higher-or-same", 2, "lower-or-same", 12],
    ["A", "lower", 12, "same", 1],
  ] as const)("on %s: %s in %i of 13, %s in %i", (rank, first, firstWays, second, secondWays) => {
    const index = RANKS.indexOf(rank);
    expect(guessesOn(index)).toEqual([first, second]);
    expect([waysOf(first, index), waysOf(second, index)]).toEqual([firstWays, secondWays]);
  });

  test("every card makes at least one of the two guesses right", () => {
    for (const [rank] of RANKS.entries()) {
      for (const [next] of RANKS.entries()) {
        expect(guessesOn(rank).some((guess) => isRight(guess, rank, next))).toBe(true);
      }
    }
  });
});

describe("odds", () => {
  /** Smallest and largest value that any strategy can reach with so many guesses, multipliers not floored. */
  function extremes(rank: number, worth: Ratio, guesses: number, made: boolean): [Ratio, Ratio] {
    const stop: [Ratio, Ratio][] = made ? [[worth, worth]] : [];
    const go = guessesOn(rank).map((guess): [Ratio, Ratio] => {
      const paid = multiply(worth, ratio(13, waysOf(guess, rank)));
      const ends = RANKS.map((_, next): [Ratio, Ratio] => {
        if (!isRight(guess, rank, next)) return [ZERO, ZERO];
        return guesses > 1 ? extremes(next, paid, guesses - 1, true) : [paid, paid];
      });
      const mean = (side: 0 | 1) => multiply(ends.map((end) => end[side]).reduce(add), ratio(1, 13));
      return [mean(0), mean(1)];
    });
    const all = [...stop, ...go];
    const low = all.map((end) => end[0]).reduce((a, b) => (compare(a, b) < 0 ? a : b));
    return [low, all.map((end) => end[1]).reduce(max)];
  }

  test("the best and the worst strategy of three guesses both return exactly 0.99 before flooring", () => {
    for (const [rank] of RANKS.entries()) {
      expect(extremes(rank, ratio(rules.rtp, 10_000), 3, false)).toEqual([ratio(99, 100), ratio(99, 100)]);
    }
  });

  test("one guess returns exactly 0.99 except where 13 over the ways is no whole number of ten-thousandths", () => {
    for (const { rank, guess, rtp } of highLowPrices(rules)) {
      const whole = (9_900 * 13) % waysOf(guess, rank) === 0;
      expect(compare(rtp, ratio(99, 100))).toBe(whole ? 0 : -1);
    }
    const floored = highLowPrices(rules).filter(({ rtp }) => !equals(rtp, ratio(99, 100)));
    expect(floored.map(({ rank, guess }) => `${RANKS[rank]} ${guess}`)).toEqual([
      "7 higher-or-same",
      "8 higher-or-same",
      "8 lower-or-same",
      "9 lower-or-same",
    ]);
  });

  test("the published plan falls short of 0.99, which nothing exceeds, by less than 10^-27", () => {
    const { rtp } = oddsOf(highLowOdds.distribution(rules, {}));
    const short = subtract(ratio(99, 100), rtp);
    expect(compare(short, ZERO)).toBe(1);
    expect(compare(short, ratio(1, 10n ** 27n))).toBe(-1);
  });

  test("without skips the plan is one guess on whatever lies there", () => {
    const { rtp } = oddsOf(highLowOdds.distribution({ ...rules, skipsMax: 0 }, {}));
    // Twelve ranks return 0.99, the eight 7/13 * 1.8385.
    expect(rtp).toEqual(
      add(multiply(ratio(12, 13), ratio(99, 100)), multiply(ratio(7, 169), ratio(18_385, 10_000))),
    );
  });

  test("a guess is priced by its true odds, all of them together once at 0.99", () => {
    expect(highLowMultiplier(rules, [3])).toBe(42_900);
    expect(highLowMultiplier(rules, [7])).toBe(18_385);
    expect(highLowMultiplier(rules, [7, 7])).toBe(34_144);
    expect(highLowMultiplier(rules, [3, 12, 9, 11, 12])).toBe(85_947);
  });
});

describe("a round", () => {
  test.each([
    ["Q lower-or-same 9", "Q9", ["lower-or-same", "cash-out"], "paid", 11_700],
    ["Q lower-or-same Q", "QQ", ["lower-or-same", "cash-out"], "paid", 11_700],
    ["Q lower-or-same K", "QK", ["lower-or-same"], "lost", 0],
    ["2 higher 2", "22", ["higher"], "lost", 0],
    ["2 same 2", "22", ["same", "cash-out"], "paid", 128_700],
    ["A lower A", "AA", ["lower"], "lost", 0],
    ["A same A, then lower 7", "AA7", ["same", "lower", "cash-out"], "paid", 139_425],
    ["a skipped card decides nothing", "8K4", ["skip", "lower-or-same", "cash-out"], "paid", 10_725],
  ])("%s", (_what, ranks, moves, end, multiplier) => {
    const state = played(ranks, moves);
    expect(highLow.view(rules, state)).toMatchObject({ end, multiplier, offers: [] });
    expect(highLow.payout(rules, state)).toBe(BigInt(multiplier) / 10n);
  });

  test("the last guess pays by itself", () => {
    const short = { ...rules, guessesMax: 2 };
    const state = playMoves(
      highLow,
      {},
      100n,
      fixedDraws([16, 40, 48]),
      say("higher-or-same", "higher-or-same"),
      short,
    );
    expect(state.end).toBe("paid");
  });

  test("a guess that could lead above the cap is not on offer, cashing out is", () => {
    const state = played("22222", ["same", "same", "same"]);
    expect(highLow.view(rules, state)).toMatchObject({ multiplier: 21_750_300 });
    expect(highLow.moves(rules, state)).toEqual(say("higher", "skip", "cash-out"));
    expect(highLow.parseMove(rules, state, { move: "same" }).ok).toBe(false);
  });

  test("skips run out", () => {
    const state = played("2".repeat(21), new Array(20).fill("skip"));
    expect(highLow.moves(rules, state)).toEqual(say("higher", "same"));
  });

  test.each([
    ["cashing out unplayed", "Q", [], "cash-out"],
    ["a guess of another card", "Q", [], "higher"],
    ["nothing at all", "Q", [], undefined],
    ["a guess after the end", "QK", ["lower-or-same"], "skip"],
  ])("%s is refused", (_what, ranks, moves, move) => {
    expect(highLow.parseMove(rules, played(ranks, moves), { move }).ok).toBe(false);
  });

  test("left alone, it cashes out what there is, or makes the likelier guess first", () => {
    expect(highLow.defaultMove(rules, played("QK", ["higher-or-same"]))).toEqual({ move: "cash-out" });
    const first = [..."2378JA"].map((rank) => highLow.defaultMove(rules, played(rank, [])).move);
    expect(first).toEqual([
      "higher",
      "higher-or-same",
      "higher-or-same",
      "higher-or-same",
      "lower-or-same",
      "lower",
    ]);
  });

  test("ends and replays however it is played", () => {
    const stake = fc.bigInt({ min: 1n, max: 1_000_000n });
    everyRoundEnds(GAMES["high-low"] as SteppedGame, fc.record({ bet: fc.constant({}), stake }));
  });
});
