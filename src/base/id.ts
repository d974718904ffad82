import { assert } from "./assert.ts";
import type { Clock, Entropy } from "./time.ts";

export type RoundId = string & { readonly __id: "round" };
export type SeedPairId = string & { readonly __id: "seed-pair" };

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const isUuid = (text: string): boolean => UUID.test(text);

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const POOL_IDS = 256;

/**
 * A maker of time-ordered UUIDs, version 7 (RFC 9562, 5.7). The 12 bits behind the millisecond count up within it
 * (method 1 of 6.2), so ids of one maker sort in the order in which they were made even if the clock steps back.
 */
export function createIds(clock: Clock, entropy: Entropy): <T extends string>() => T {
  let lastMs = 0;
  let count = 0;
  let pool: Uint8Array = new Uint8Array(0);
  let used = 0;
  return <T extends string>(): T => {
    const now = clock();
    if (now > lastMs) {
      lastMs = now;
      count = 0;
    } else if (++count > 0xfff) {
      lastMs += 1;
      count = 0;
    }
    if (used === pool.length) {
      pool = entropy(8 * POOL_IDS);
      assert(pool.length === 8 * POOL_IDS, "entropy gave too few bytes");
      used = 0;
    }
    const time = lastMs.toString(16).padStart(12, "0");
    const random = pool.subarray(used, used + 8);
    used += 8;
    const h = (at: number): string => HEX[random[at] as number] as string;
    const variant = HEX[0x80 | ((random[0] as number) & 0x3f)] as string;
    const counter = count.toString(16).padStart(3, "0");
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter}-${variant}${h(1)}-${h(2)}${h(3)}${h(4)}${h(5)}${h(6)}${h(7)}` as T;
  };
}
