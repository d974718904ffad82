import { describe, expect, test } from "vitest";
import type { Json } from "../../src/base/canonical.ts";
import { type Draws, drawsFrom, type Words } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { type Agreement, agreement } from "../../src/games/agreement.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { GameId } from "../../src/games/ids.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";
import { plinko } from "../../src/games/plinko/plinko.ts";
import { sample } from "../../src/games/sample.ts";
import { scratchCard } from "../../src/games/scratch-card/scratch-card.ts";
import { slots } from "../../src/games/slots/slots.ts";
import { doubtsOf } from "./statistics/doubts.ts";

const ROUNDS = 400_000;

/** By the same judgement that the house has to pass. */
const caught = (seen: Agreement): boolean => doubtsOf(seen).length > 0;

function look(game: GameId, name: string, draws: Draws, rounds = ROUNDS): Agreement {
  const { rules } = GAMES[game];
  const bet: Json = GAME_ODDS[game].bets(rules).find((entry) => entry.name === name)?.bet ?? null;
  return agreement(GAME_ODDS[game].distribution(rules, bet), sample(GAMES[game], rules, bet, draws, rounds));
}

/** Ways to turn words into integers that have been seen in the wild, all of them wrong. */
const WRONG = {
  "one byte modulo n": (words: Words): Draws => ({ below: (n) => (words.next() & 255) % n }),
  "sixteen bits modulo n": (words: Words): Draws => ({ below: (n) => (words.next() & 0xffff) % n }),
  "rounding instead of flooring": (words: Words): Draws => ({
    below: (n) => Math.round((words.next() / 2 ** 32) * (n - 1)),
  }),
  "the last value never drawn": (words: Words): Draws => ({
    below: (n) => Math.floor((words.next() / 2 ** 32) * (n - 1)),
  }),
  "every word used twice": (words: Words): Draws => {
    let held: number | undefined;
    return drawsFrom({
      next() {
        const word = held ?? words.next();
        held = held === undefined ? word : undefined;
        return word;
      },
    });
  },
} as const;

/** Game and published bet in which the defect must show in so many rounds. */
const PLANTED: readonly (readonly [keyof typeof WRONG, GameId, string])[] = [
  ["one byte modulo n", "roulette", "straight:36"],
  ["one byte modulo n", "roulette", "low"],
  ["one byte modulo n", "number-guess", "guess 100"],
  ["one byte modulo n", "keno", "10 picks, low risk"],
  ["one byte modulo n", "scratch-card", "card"],
  ["sixteen bits modulo n", "hundred", "over 50.00"],
  ["rounding instead of flooring", "roulette", "straight:0"],
  ["rounding instead of flooring", "dice", "sum 2"],
  ["rounding instead of flooring", "wheel", "10 segments, high risk"],
  ["the last value never drawn", "coinflip", "heads"],
  ["the last value never drawn", "plinko", "8 rows, low risk"],
  ["every word used twice", "baccarat", "tie"],
  ["the last value never drawn", "slots", "spin"],
  ["every word used twice", "dice", "any-double"],
  ["every word used twice", "plinko", "16 rows, high risk"],
];

describe("defects planted in the draws are caught by the same statistics that pass the house", () => {
  for (const [defect, game, name] of PLANTED) {
    test(`${defect}: ${game}, ${name}`, () => {
      expect(caught(look(game, name, WRONG[defect](fastWords(5))))).toBe(true);
      expect(caught(look(game, name, drawsFrom(fastWords(5))))).toBe(false);
    });
  }
});

/** Rules that differ a little from the published ones, played against the published odds. */
function playedBy(game: GameId, name: string, rules: Json): Agreement {
  const published = GAMES[game].rules;
  const bet: Json = GAME_ODDS[game].bets(published).find((entry) => entry.name === name)?.bet ?? null;
  const counts = sample(GAMES[game], rules, bet, drawsFrom(fastWords(9)), ROUNDS);
  return agreement(GAME_ODDS[game].distribution(published, bet), counts);
}

describe("rules that are off by one somewhere are caught against the published odds", () => {
  test("a weight of the scratch card", () => {
    const [first, ...rest] = scratchCard.rules.symbols;
    const symbols = [{ ...first, weight: (first?.weight ?? 0) + 1 }, ...rest];
    expect(caught(playedBy("scratch-card", "card", { symbols } as Json))).toBe(true);
  });

  test("one symbol of one strip", () => {
    const strips = slots.rules.strips.map((strip, reel) =>
      reel === 1 ? strip.map((symbol) => (symbol === "star" ? "seven" : symbol)) : strip,
    );
    expect(caught(playedBy("slots", "spin", { ...slots.rules, strips } as Json))).toBe(true);
  });

  test("one bucket of a board", () => {
    const tables = plinko.rules.tables.map((board) => ({
      ...board,
      pays: board.pays.map((pay, bucket) => pay + (bucket === 4 ? 1 : 0)),
    }));
    expect(caught(playedBy("plinko", "8 rows, low risk", { tables }))).toBe(true);
  });

  test("the published rules themselves are not", () => {
    expect(caught(playedBy("scratch-card", "card", GAMES["scratch-card"].rules))).toBe(false);
  });
});
