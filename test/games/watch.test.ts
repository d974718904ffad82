import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/base/canonical.ts";
import { toNumber } from "../../src/base/ratio.ts";
import { drawsFrom } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS } from "../../src/games/ids.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";
import {
  beginWatch,
  evidenceOf,
  FALSE_ALARM,
  type Interval,
  intervalOfDraw,
  intervalsOf,
  observe,
  thresholdOf,
  type Watch,
} from "../../src/games/watch.ts";

const coin: readonly Interval[] = [intervalOfDraw(0, 2), intervalOfDraw(1, 2)];

/** What one more observation makes of the wealth of every gambler of a lens, without changing the original. */
function after(watch: Watch, stratum: string, interval: Interval): number[] {
  const copy = structuredClone(watch);
  observe(copy.payouts, stratum, interval);
  return copy.payouts.logWealth.map((log, scale) =>
    Math.exp(log - (watch.payouts.logWealth[scale] as number)),
  );
}

describe("the price is fair", () => {
  test("whatever was seen before, the expectation of what one unit of wealth becomes is exactly 1", () => {
    const cells = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(cells, fc.array(fc.nat({ max: 1_000 }), { maxLength: 60 }), (weights, past) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0);
        let below = 0;
        const intervals = weights.map((weight) => {
          const interval = { low: below / total, high: (below + weight) / total };
          below += weight;
          return interval;
        });
        const watch = beginWatch();
        for (const n of past) observe(watch.payouts, "bet", intervals[n % intervals.length] as Interval);
        const expected = [0, 0, 0];
        for (const [cell, interval] of intervals.entries()) {
          const chance = (weights[cell] as number) / total;
          for (const [scale, wealth] of after(watch, "bet", interval).entries())
            expected[scale] = (expected[scale] as number) + chance * wealth;
        }
        for (const value of expected) expect(value).toBeCloseTo(1, 10);
      }),
      { seed: 3 },
    );
  });

  test("a chance too small for a double to see is priced, not divided by", () => {
    const watch = beginWatch();
    observe(watch.payouts, "jackpot", { low: 1, high: 1 });
    observe(watch.payouts, "jackpot", { low: 1 - 2 ** -53, high: 1 });
    expect(Number.isFinite(evidenceOf(watch))).toBe(true);
  });
});

describe("in a fair house", () => {
  test("of 1,000 watched streams no more reach wealth 20 than Ville's inequality allows (1 in 20)", () => {
    const draws = drawsFrom(fastWords(11));
    let crossed = 0;
    for (let stream = 0; stream < 1_000; stream += 1) {
      const watch = beginWatch();
      let most = 0;
      for (let n = 0; n < 200; n += 1) {
        observe(watch.draws, "draws", intervalOfDraw(draws.below(37), 37));
        const won = draws.below(37) < 18;
        observe(watch.payouts, String(n % 3), won ? { low: 19 / 37, high: 1 } : { low: 0, high: 19 / 37 });
        most = Math.max(most, evidenceOf(watch));
      }
      if (most >= Math.log(20)) crossed += 1;
    }
    expect(crossed).toBeLessThanOrEqual(50);
  });

  test("every one-shot game of the catalog, 20,000 rounds of random bets: no watch comes near its threshold", () => {
    const draws = drawsFrom(fastWords(12));
    for (const id of GAME_IDS) {
      const game = GAMES[id];
      if (game.kind !== "one-shot") continue;
      const bets = GAME_ODDS[id]
        .bets(game.rules)
        .slice(0, 20)
        .map(({ bet }) => ({
          bet,
          name: canonicalJson(bet),
          intervals: intervalsOf(GAME_ODDS[id].distribution(game.rules, bet)),
        }));
      const watch = beginWatch();
      for (let n = 0; n < 20_000; n += 1) {
        const { bet, name, intervals } = bets[draws.below(bets.length)] ?? (bets[0] as (typeof bets)[0]);
        const interval = intervals.get(game.multiplier(game.rules, bet, game.draw(game.rules, bet, draws)));
        if (interval === undefined) throw new Error(`${id}: a return that is not published for ${name}`);
        observe(watch.payouts, name, interval);
      }
      expect({ id, evidence: evidenceOf(watch) < thresholdOf(1) / 2 }).toEqual({ id, evidence: true });
    }
  });

  test("all thresholds together spend the false-alarm rate and no more", () => {
    let spent = 0;
    for (let k = 1; k <= 100_000; k += 1) spent += Math.exp(-thresholdOf(k));
    expect(spent).toBeLessThanOrEqual(FALSE_ALARM);
    expect(spent).toBeGreaterThan(0.9999 * FALSE_ALARM);
  });
});

/** How many observations it takes until the first watch trips. */
function roundsUntilTripped(see: (watch: Watch, n: number) => void): number {
  const watch = beginWatch();
  for (let n = 1; n <= 200_000; n += 1) {
    see(watch, n);
    if (evidenceOf(watch) >= thresholdOf(1)) return n;
  }
  return Number.POSITIVE_INFINITY;
}

describe("in a house that is not", () => {
  test("a coin that falls on one side in 55 of 100 is found within 5,000 draws", () => {
    const draws = drawsFrom(fastWords(13));
    const rounds = roundsUntilTripped((watch) =>
      observe(watch.draws, "draws", coin[draws.below(100) < 55 ? 0 : 1] as Interval),
    );
    expect(rounds).toBeLessThan(5_000);
  });

  test("a biased coin is found by its payouts too, although as many bet on either side", () => {
    const draws = drawsFrom(fastWords(14));
    const rounds = roundsUntilTripped((watch, n) => {
      const side = n % 2;
      const fell = draws.below(100) < 60 ? 0 : 1;
      observe(watch.payouts, String(side), coin[fell === side ? 1 : 0] as Interval);
    });
    expect(rounds).toBeLessThan(3_000);
  });

  test("a roulette wheel that never stops on one number is found within 20,000 spins", () => {
    const draws = drawsFrom(fastWords(15));
    const rounds = roundsUntilTripped((watch) =>
      observe(watch.draws, "draws", intervalOfDraw(draws.below(36), 37)),
    );
    expect(rounds).toBeLessThan(20_000);
  });

  test("a player who knows every outcome beforehand is found within 60 rounds", () => {
    expect(roundsUntilTripped((watch) => observe(watch.payouts, "heads", coin[1] as Interval))).toBeLessThan(
      60,
    );
  });
});

test("bets beyond the first kinds share what is learnt: no player fills the memory", () => {
  const watch = beginWatch();
  for (let n = 0; n < 10_000; n += 1) observe(watch.payouts, `bet ${n}`, coin[n % 2] as Interval);
  expect(Object.keys(watch.payouts.strata).length).toBeLessThanOrEqual(65);
});

test("intervals of a distribution lie one after another and are as long as their chances", () => {
  const distribution = GAME_ODDS.roulette.distribution(GAMES.roulette.rules, {
    bets: [
      { type: "straight", on: 7, stake: 100 },
      { type: "red", stake: 100 },
    ],
  });
  const intervals = [...intervalsOf(distribution).values()];
  expect(intervals[0]?.low).toBe(0);
  expect(intervals.at(-1)?.high).toBe(1);
  for (const [at, { probability }] of distribution.entries())
    expect((intervals[at]?.high ?? 0) - (intervals[at]?.low ?? 0)).toBeCloseTo(toNumber(probability), 14);
});
