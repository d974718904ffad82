/** A source of uniform 32-bit words, from the protocol's stream or, in simulations, from a fast generator. */
export type Words = { next(): number };

/** The use of randomness: everything a game may ask for. */
export type Draws = {
  /** A uniform integer in [0, n), 1 <= n <= 2^32, without bias. n = 1 uses no word. */
  below(n: number): number;
};

const TWO_32 = 2 ** 32;
/** Largest n for which word * n stays below 2^53, so that doubles multiply it exactly. */
const EXACT_MAX = 2 ** 21;

/**
 * Lemire's multiply-shift with rejection ("Fast Random Integer Generation in an Interval", 2019): m = word * n;
 * while m mod 2^32 < 2^32 mod n take the next word; the result is m div 2^32. Every value has exactly the same number of words.
 */
export function belowFrom(words: Words, n: number): number {
  if (n === 1) return 0;
  if (!Number.isInteger(n) || n < 1 || n > TWO_32) throw new RangeError(`below(${n}): n must be 1 to 2^32`);
  if (n > EXACT_MAX) return belowLarge(words, n);
  let word = words.next();
  // Math.imul keeps the low 32 bits of the product: twice as fast here as a remainder of doubles.
  let low = Math.imul(word, n) >>> 0;
  if (low < n) {
    const threshold = TWO_32 % n;
    while (low < threshold) {
      word = words.next();
      low = Math.imul(word, n) >>> 0;
    }
  }
  return Math.floor((word * n) / TWO_32);
}

function belowLarge(words: Words, n: number): number {
  const size = BigInt(n);
  const threshold = BigInt(TWO_32) % size;
  let m = BigInt(words.next()) * size;
  while ((m & 0xffffffffn) < threshold) m = BigInt(words.next()) * size;
  return Number(m >> 32n);
}

export const drawsFrom = (words: Words): Draws => ({ below: (n) => belowFrom(words, n) });

/**
 * k items of a list without replacement: each time one of the rest is drawn and the others keep their order. The rest is
 * never written down: the r-th of it is found by stepping over the places that are gone, which are few.
 */
export function pick<T>(draws: Draws, list: readonly T[], k: number): T[] {
  if (k > list.length) throw new RangeError(`pick(${k}): only ${list.length} items`);
  const gone: number[] = [];
  const picked: T[] = [];
  while (picked.length < k) {
    let at = draws.below(list.length - picked.length);
    let before = 0;
    while (before < gone.length && (gone[before] as number) <= at) {
      at += 1;
      before += 1;
    }
    for (let place = gone.length; place > before; place -= 1) gone[place] = gone[place - 1] as number;
    gone[before] = at;
    picked.push(list[at] as T);
  }
  return picked;
}

/** Up to this sum of weights a table answers which index a draw belongs to. */
const TABLE_MAX = 4_096;

/**
 * A draw of an index with integer weights: r = below(sum), the first index whose cumulative sum exceeds r. What depends on
 * the weights alone is worked out once.
 */
export function weightedBy(weights: readonly number[]): (draws: Draws) => number {
  const ends = weights.map((_, index) =>
    weights.slice(0, index + 1).reduce((sum, weight) => sum + weight, 0),
  );
  const total = ends.at(-1) ?? 0;
  if (!(total > 0))
    throw new RangeError("weighted: the weights must be whole numbers, at least one of them above 0");
  if (total > TABLE_MAX) {
    return (draws) => {
      const r = draws.below(total);
      return ends.findIndex((end) => end > r);
    };
  }
  const table = Uint16Array.from({ length: total }, (_, r) => ends.findIndex((end) => end > r));
  return (draws) => table[draws.below(total)] as number;
}
