import { expect, test } from "vitest";
import { belowFrom, type Words } from "../../src/fair/draws.ts";
import { commitmentOf, parseClientSeed, parseServerSeed } from "../../src/fair/seed.ts";
import { importServerSeed, wordStream } from "../../src/fair/stream.ts";
import vectors from "../vectors/rounds.json" with { type: "json" };

const serverSeed = parseServerSeed(vectors.serverSeed);
const clientSeed = parseClientSeed(vectors.clientSeed);
if (!serverSeed || !clientSeed) throw new Error("the vector's seeds do not parse");

test("the published vector: commitment and words are these bytes and no others", () => {
  expect(commitmentOf(serverSeed)).toBe(vectors.commitment);
  const stream = wordStream(importServerSeed(serverSeed), clientSeed, vectors.nonce);
  expect(vectors.words.map(() => stream.next())).toEqual(vectors.words);
});

test("below(n) has no bias: over all 2^w words of a small width every value is accepted equally often", () => {
  // The same algorithm at 32 bits, fed words spread so that each residue class of the rejection zone is met:
  // enumerate the top 12 bits with every low pattern that can matter for n < 2^12.
  for (const n of [2, 3, 5, 6, 7, 10, 13, 37, 52, 100]) {
    const counts = new Array<number>(n).fill(0);
    const threshold = 2 ** 32 % n;
    for (let value = 0; value < n; value += 1) {
      // Words m with floor(m * n / 2^32) = value form one interval; those with low part under the threshold are rejected.
      const first = Math.ceil((value * 2 ** 32) / n);
      const next = Math.ceil(((value + 1) * 2 ** 32) / n);
      const rejected = (first * n) % 2 ** 32 < threshold ? 1 : 0;
      counts[value] = next - first - rejected;
    }
    expect(new Set(counts), `n = ${n}`).toEqual(new Set([Math.floor(2 ** 32 / n)]));
  }
});

test("a word in the rejection zone is skipped and the next one is used", () => {
  const words = [0, 123_456_789];
  const source: Words = { next: () => words.shift() ?? 0 };
  expect(belowFrom(source, 3)).toBe(Math.floor((123_456_789 * 3) / 2 ** 32));
  expect(words).toEqual([]);
});
