/** An exact fraction of bigints, always reduced, denominator positive. */
export type Ratio = { readonly n: bigint; readonly d: bigint };

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** n/d reduced. d must not be 0. */
export function ratio(n: bigint | number, d: bigint | number = 1n): Ratio {
  let num = BigInt(n);
  let den = BigInt(d);
  if (den === 0n) throw new RangeError("ratio: the denominator is 0");
  if (den < 0n) [num, den] = [-num, -den];
  const common = gcd(num, den);
  return common <= 1n ? { n: num, d: den } : { n: num / common, d: den / common };
}

export const ZERO: Ratio = { n: 0n, d: 1n };
export const ONE: Ratio = { n: 1n, d: 1n };

export const add = (a: Ratio, b: Ratio): Ratio =>
  a.d === b.d ? ratio(a.n + b.n, a.d) : ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Ratio, b: Ratio): Ratio => add(a, { n: -b.n, d: b.d });
export const multiply = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const divide = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d, a.d * b.n);
export const sum = (parts: Iterable<Ratio>): Ratio => {
  let total = ZERO;
  for (const part of parts) total = add(total, part);
  return total;
};

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Ratio, b: Ratio): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  return left < right ? -1 : left > right ? 1 : 0;
}
export const equals = (a: Ratio, b: Ratio): boolean => a.n === b.n && a.d === b.d;
export const max = (a: Ratio, b: Ratio): Ratio => (compare(a, b) < 0 ? b : a);

/** The nearest double. Exact to 17 digits even where n and d are themselves too large for a double. */
export function toNumber(a: Ratio): number {
  const direct = Number(a.n) / Number(a.d);
  if (Number.isFinite(direct) && a.d < 2n ** 1000n) return direct;
  const shift = 10n ** 25n;
  return Number((a.n * shift) / a.d) / 1e25;
}

/** Decimal text with a fixed number of places, rounded half away from zero: toDecimal(36/37, 6) is "0.972973". */
export function toDecimal(a: Ratio, places: number): string {
  const scale = 10n ** BigInt(places);
  const negative = a.n < 0n;
  const scaled = ((negative ? -a.n : a.n) * scale * 2n + a.d) / (a.d * 2n);
  const whole = scaled / scale;
  const rest = places === 0 ? "" : `.${String(scaled % scale).padStart(places, "0")}`;
  return `${negative && scaled !== 0n ? "-" : ""}${whole}${rest}`;
}
