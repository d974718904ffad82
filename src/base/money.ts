/** The two play currencies, in the order the database numbers them (smallint 0, 1). */
export const CURRENCIES = ["credits", "cash"] as const;
export type Currency = (typeof CURRENCIES)[number];

/** Every balance and stake is at most this many minor units; it is below 2^53, so JSON numbers carry it exactly. */
export const AMOUNT_MAX = 10n ** 15n;

/** Multipliers are integers in ten-thousandths: 1.98x is 19_800. */
export const MULTIPLIER_ONE = 10_000;

/** floor(stake * multiplier / 10000), the one rounding rule of every game. */
export function payoutOf(stake: bigint, multiplier: number): bigint {
  return (stake * BigInt(multiplier)) / BigInt(MULTIPLIER_ONE);
}

/** floor(payout * 10000 / stake): what a settled round shows as its multiplier. A stake of 0 shows 0. */
export function multiplierOf(stake: bigint, payout: bigint): number {
  return stake === 0n ? 0 : Number((payout * BigInt(MULTIPLIER_ONE)) / stake);
}

/** A JSON integer of minor units, 0 to AMOUNT_MAX, as a bigint; undefined for anything else (floats, NaN, strings, negatives). */
export function parseMinor(input: unknown): bigint | undefined {
  if (typeof input !== "number" || !Number.isSafeInteger(input) || input < 0) return undefined;
  const minor = BigInt(input);
  return minor <= AMOUNT_MAX ? minor : undefined;
}

/** "1234.05": major units with two decimals, for statements and logs. */
export function formatMinor(minor: bigint): string {
  const sign = minor < 0n ? "-" : "";
  const size = minor < 0n ? -minor : minor;
  return `${sign}${size / 100n}.${String(size % 100n).padStart(2, "0")}`;
}
