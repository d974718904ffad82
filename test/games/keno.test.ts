import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, ratio, subtract, ZERO } from "../../src/base/ratio.ts";
import { drawsFrom } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { agreement } from "../../src/games/agreement.ts";
import { choose } from "../../src/games/choose.ts";
import type { OneShotGame } from "../../src/games/game.ts";
import { keno } from "../../src/games/keno/keno.ts";
import { kenoOdds } from "../../src/games/keno/odds.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { sample } from "../../src/games/sample.ts";

const { rules } = keno;

test("one to ten picks at three risks; the more hits the more, each table returning 0.975 within 0.002", () => {
  expect(rules.tables.length).toBe(30);
  for (const { risk, picks, pays } of rules.tables) {
    for (let hits = 1; hits <= picks; hits += 1)
      expect(pays[hits]).toBeGreaterThanOrEqual(pays[hits - 1] ?? 0);
    const numbers = Array.from({ length: picks }, (_, i) => 40 - i);
    const { rtp } = oddsOf(kenoOdds.distribution(rules, { risk, numbers }));
    const off = subtract(rtp, ratio(975, 1_000));
    expect(compare(off.n < 0n ? subtract(ZERO, off) : off, ratio(2, 1_000)), `${picks} ${risk}`).toBe(-1);
  }
});

test("the chance of all ten is one in 847660528, as it is published for ten of forty", () => {
  expect(choose(40, 10)).toBe(847_660_528n);
  const best = kenoOdds
    .distribution(rules, { risk: "high", numbers: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })
    .at(-1);
  expect(best).toEqual({ multiplier: 100_000_000, probability: ratio(1, 847_660_528) });
});

test("which number is picked makes no difference: each of the forty is drawn as often as a quarter says", () => {
  for (let number = 1; number <= 40; number += 1) {
    const bet = { risk: "high", numbers: [number] } as const;
    const counts = sample(keno as OneShotGame, rules, bet, drawsFrom(fastWords(number)), 30_000);
    const seen = agreement(kenoOdds.distribution(rules, bet), counts);
    expect(seen.chiSquareChance, `number ${number}`).toBeGreaterThan(1e-6 / 40);
  }
});

test("ten different numbers from 1 to 40 are drawn", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { drawn } = keno.draw(rules, { risk: "low", numbers: [1] }, drawsFrom(fastWords(seed)));
      expect(new Set(drawn).size).toBe(10);
      expect(drawn.every((number) => number >= 1 && number <= 40)).toBe(true);
    }),
  );
});

test("picks come in any order and are kept ascending; twice the same, none or eleven are refused", () => {
  const parse = (numbers: unknown) => keno.parseBet(rules, { risk: "high", numbers }, 100n);
  expect(parse([40, 3, 17])).toEqual({ ok: true, value: { risk: "high", numbers: [3, 17, 40] } });
  expect(parse([3, 4, 3])).toMatchObject({ ok: false, faults: [{ at: "/numbers/2" }] });
  expect(parse([]).ok).toBe(false);
  expect(parse([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]).ok).toBe(false);
  expect(parse([0]).ok).toBe(false);
  expect(parse([41]).ok).toBe(false);
});
