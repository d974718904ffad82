import { type Ratio, ratio } from "../../base/ratio.ts";

/**
 * An exact n / 13^k. Every chance in an infinite deck is one, and without reducing fractions the many sums of the odds
 * take a second instead of minutes.
 */
export type Thirteenths = { readonly n: bigint; readonly k: number };

const POWERS: bigint[] = [1n];
function power(k: number): bigint {
  for (let next = POWERS.length; next <= k; next += 1) POWERS.push((POWERS[next - 1] as bigint) * 13n);
  return POWERS[k] as bigint;
}

export const NIL: Thirteenths = { n: 0n, k: 0 };
export const whole = (n: number): Thirteenths => ({ n: BigInt(n), k: 0 });
/** n thirteenths: the chance of a card of which there are n ranks. */
export const ranks = (n: number): Thirteenths => ({ n: BigInt(n), k: 1 });

export function plus(a: Thirteenths, b: Thirteenths): Thirteenths {
  if (a.n === 0n) return b;
  if (b.n === 0n) return a;
  if (a.k === b.k) return { n: a.n + b.n, k: a.k };
  return a.k > b.k
    ? { n: a.n + b.n * power(a.k - b.k), k: a.k }
    : { n: a.n * power(b.k - a.k) + b.n, k: b.k };
}
export const times = (a: Thirteenths, b: Thirteenths): Thirteenths =>
  a.n === 0n || b.n === 0n ? NIL : { n: a.n * b.n, k: a.k + b.k };
export const scaled = (a: Thirteenths, by: number): Thirteenths => ({ n: a.n * BigInt(by), k: a.k });
export const total = (parts: readonly Thirteenths[]): Thirteenths => parts.reduce(plus, NIL);

/** Whether a is above b. */
export const exceeds = (a: Thirteenths, b: Thirteenths): boolean => a.n * power(b.k) > b.n * power(a.k);

export const toRatio = ({ n, k }: Thirteenths): Ratio => ratio(n, power(k));
