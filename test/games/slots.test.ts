import { expect, test } from "vitest";
import { ratio } from "../../src/base/ratio.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { slotsOdds } from "../../src/games/slots/odds.ts";
import { STRIPS } from "../../src/games/slots/paytable.ts";
import type { SlotsRules } from "../../src/games/slots/rules.ts";
import { linePay, slots } from "../../src/games/slots/slots.ts";

const { rules } = slots;

/** A machine whose strips are three symbols long, so that a window is the strips themselves. */
const showing = (a: string, b: string, c: string): SlotsRules =>
  ({ ...rules, strips: [a, b, c].map((strip) => strip.split(" ")) }) as SlotsRules;
const middle = (a: string, b: string, c: string): number =>
  linePay(showing(`lemon ${a} bar`, `plum ${b} bell`, `bell ${c} plum`), [0, 0, 0], [1, 1, 1]);

test.each([
  ["seven", "seven", "seven", 500_000],
  ["seven", "star", "seven", 500_000],
  ["star", "star", "seven", 500_000],
  ["star", "star", "star", 10_000_000],
  ["cherry", "cherry", "plum", 3_000],
  ["star", "cherry", "plum", 3_000],
  ["cherry", "cherry", "cherry", 10_000],
  ["cherry", "cherry", "star", 10_000],
  ["star", "star", "plum", 14_000],
  ["plum", "cherry", "cherry", 0],
  ["lemon", "lemon", "plum", 0],
  ["lemon", "star", "lemon", 8_000],
])("%s %s %s in a line returns %d", (a, b, c, pays) => expect(middle(a, b, c)).toBe(pays));

test("the window shows the strips from the stops down, beginning again after the last position", () => {
  const outcome = slots.draw(rules, {}, { below: (n) => n - 1 });
  expect(outcome.stops).toEqual([31, 31, 31]);
  expect(outcome.window).toEqual([31, 0, 1].map((at) => STRIPS.map((strip) => strip[at])));
});

test("what is paid is what is seen: the five lines of the window, by hand", () => {
  const full = showing("seven seven seven", "seven seven seven", "seven seven seven");
  expect(slots.multiplier(full, {}, { stops: [0, 0, 0], window: [] })).toBe(5 * 500_000);
  const cross = showing("bell plum bar", "plum bell plum", "bar cherry bell");
  // Only the falling diagonal: bell, bell, bell. The rising one is bar, bell, bar.
  expect(slots.multiplier(cross, {}, { stops: [0, 0, 0], window: [] })).toBe(30_000);
});

test("the return depends on how many of each symbol the strips have, not on their order: counted line by line", () => {
  const { rtp, hit, maxWin } = oddsOf(slotsOdds.distribution(rules, {}));
  let total = 0;
  for (const a of STRIPS[0] ?? []) {
    for (const b of STRIPS[1] ?? []) for (const c of STRIPS[2] ?? []) total += middle(a, b, c);
  }
  expect(rtp).toEqual(ratio(BigInt(5 * total), 32n ** 3n * 10_000n));
  expect(rtp).toEqual(ratio(15_729, 16_384));
  expect(Number(hit.n) / Number(hit.d)).toBeGreaterThan(0.35);
  expect(maxWin).toBeGreaterThanOrEqual(10_000_000);
});

test("no symbol stands twice in the three rows of a reel", () => {
  for (const strip of STRIPS) {
    expect(strip.length).toBe(32);
    strip.forEach((symbol, at) => {
      const next = [1, 2].map((step) => strip[(at + step) % strip.length]);
      expect(next).not.toContain(symbol);
    });
  }
});
