import type { Link } from "./link.ts";

/**
 * Work that one process should do at a time, because doing it twice would be a waste. It is a courtesy, not a lock: with
 * Redis gone each process leases to itself. What must not happen twice is held by the database.
 */
export type Leases = {
  /** True when this process holds the lease now, taken or prolonged for ttlMs. */
  hold(name: string, ttlMs: number): Promise<boolean>;
  /** Gives a held lease back before its time. */
  release(name: string): Promise<void>;
};

export function createLeases(): Leases {
  return { hold: async () => true, release: async () => {} };
}

const HOLD = `local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const RELEASE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0`;

const keyOf = (name: string): string => `rng:lease:${name}`;

export function createRedisLeases(link: Link, me: string): Leases {
  return {
    hold: (name, ttlMs) =>
      link.attempt(
        async (redis) => (await redis.eval(HOLD, 1, keyOf(name), me, ttlMs)) === 1,
        () => true,
      ),
    release: (name) =>
      link.attempt(
        async (redis) => void (await redis.eval(RELEASE, 1, keyOf(name), me)),
        () => undefined,
      ),
  };
}
