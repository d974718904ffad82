const TWO_32 = 2n ** 32n;

/** One word's way through below(n), in exact integers: m = word * n, the high half is the draw, the low half decides whether it counts. */
export type WordArithmetic = {
  readonly word: number;
  readonly accepted: boolean;
  /** m div 2^32. */
  readonly value: number;
  /** m / 2^32 to six places, cut: what the draw is the whole part of. */
  readonly scaled: string;
  readonly low: bigint;
  /** Words whose low half is below this are refused: 2^32 mod n. */
  readonly threshold: bigint;
};

/** The arithmetic of fair/draws.ts written out for a reader; a test holds the two together. */
export function arithmeticOf(word: number, n: number): WordArithmetic {
  const m = BigInt(word) * BigInt(n);
  const low = m % TWO_32;
  const threshold = TWO_32 % BigInt(n);
  const millionths = (low * 1_000_000n) / TWO_32;
  return {
    word,
    accepted: low >= threshold,
    value: Number(m / TWO_32),
    scaled: `${m / TWO_32}.${String(millionths).padStart(6, "0")}`,
    low,
    threshold,
  };
}
