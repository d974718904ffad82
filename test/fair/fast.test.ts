import fc from "fast-check";
import { expect, test } from "vitest";
import { type Draws, drawsFrom, pick, weightedBy } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { exhaust } from "../games/conformance/script.ts";

const TWO_32 = 1n << 32n;
const rotl = (x: bigint, k: bigint): bigint => ((x << k) | (x >> (32n - k))) % TWO_32;

/** xoshiro128** as its authors write it, on bigints; the first state is the generator's own fill. */
function* reference(seed: number): Generator<number> {
  let weyl = BigInt.asUintN(32, BigInt(seed));
  const s = Array.from({ length: 4 }, () => {
    weyl = (weyl + 0x9e3779b9n) % TWO_32;
    let z = weyl;
    z = ((z ^ (z >> 16n)) * 0x85ebca6bn) % TWO_32;
    z = ((z ^ (z >> 13n)) * 0xc2b2ae35n) % TWO_32;
    return z ^ (z >> 16n);
  }) as [bigint, bigint, bigint, bigint];
  for (;;) {
    yield Number((rotl((s[1] * 5n) % TWO_32, 7n) * 9n) % TWO_32);
    const t = (s[1] << 9n) % TWO_32;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 11n);
  }
}

test("the fast generator is xoshiro128**: its words are those of the reference for any seed", () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), (seed) => {
      const words = fastWords(seed);
      const expected = reference(seed);
      for (let i = 0; i < 50; i += 1) expect(words.next()).toBe(expected.next().value);
    }),
    { numRuns: 100 },
  );
});

/** A number for each way to pick, so that exhausting the draws counts them. */
const asNumber = (picked: readonly number[]): number => picked.reduce((code, item) => code * 10 + item, 0);

test("pick: every ordered choice is exactly equally likely, and the rest keeps its order", () => {
  const all = exhaust((draws) => asNumber(pick(draws, [1, 2, 3, 4, 5], 3)), 1_000) ?? [];
  expect(all.length).toBe(5 * 4 * 3);
  for (const { probability } of all) expect(probability).toEqual({ n: 1n, d: 60n });
  const asked: number[] = [];
  const first: Draws = {
    below(n) {
      asked.push(n);
      return 1;
    },
  };
  expect(pick(first, ["a", "b", "c", "d"], 3)).toEqual(["b", "c", "d"]);
  expect(asked).toEqual([4, 3, 2]);
  expect(() => pick(first, [1, 2], 3)).toThrow(RangeError);
});

test("weighted: every index has exactly its weight over the sum, weight 0 never", () => {
  const exact = exhaust(weightedBy([3, 0, 1, 6]), 1_000) ?? [];
  expect(exact.map(({ multiplier, probability: { n, d } }) => [multiplier, `${n}/${d}`])).toEqual([
    [0, "3/10"],
    [2, "1/10"],
    [3, "3/5"],
  ]);
});

test("below is the definition: m = word * n, rejected while m mod 2^32 < 2^32 mod n, else m div 2^32", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 2, max: 2 ** 32 }), (seed, n) => {
      const source = fastWords(seed);
      const size = BigInt(n);
      let m = BigInt(source.next()) * size;
      while (m % TWO_32 < TWO_32 % size) m = BigInt(source.next()) * size;
      expect(drawsFrom(fastWords(seed)).below(n)).toBe(Number(m / TWO_32));
    }),
    { numRuns: 20_000 },
  );
});
