import { MINUTE_MS, SECOND_MS } from "../base/time.ts";
import type { Link } from "./link.ts";

/** Who is here: players who were seen in the last minutes, counted once whichever process they came through. */
export type Presence = {
  /** Notes a player; costs nothing, because it is told on in bundles. */
  seen(playerId: string): void;
  /** How many players were seen within PRESENT_MS. */
  count(): Promise<number>;
  close(): void;
};

/** Somebody is here for this long after the last request. */
export const PRESENT_MS = 5 * MINUTE_MS;
const TELL_EVERY_MS = 5 * SECOND_MS;
const KEY = "rng:presence";
const SEEN_MAX = 200_000;

function createSeen(now: () => number) {
  const seen = new Map<string, number>();
  return {
    note(playerId: string): void {
      seen.delete(playerId);
      seen.set(playerId, now());
      if (seen.size > SEEN_MAX) seen.delete(seen.keys().next().value as string);
    },
    /** The map is in the order of the last sight, so the ones who left stand first. */
    count(): number {
      const since = now() - PRESENT_MS;
      for (const [playerId, at] of seen) {
        if (at > since) break;
        seen.delete(playerId);
      }
      return seen.size;
    },
  };
}

export function createPresence(now: () => number): Presence {
  const seen = createSeen(now);
  return { seen: seen.note, count: async () => seen.count(), close: () => {} };
}

/** Shared through Redis: a sorted set by the time of the last sight. What Redis loses is there again within minutes. */
export function createRedisPresence(link: Link, now: () => number): Presence {
  const local = createSeen(now);
  let untold = new Map<string, number>();

  function tell(): void {
    if (untold.size === 0) return;
    const news = untold;
    untold = new Map();
    void link.attempt(
      async (redis) => {
        await redis.zadd(KEY, ...[...news].flatMap(([playerId, at]) => [at, playerId]));
        await redis.zremrangebyscore(KEY, "-inf", now() - PRESENT_MS);
        await redis.pexpire(KEY, PRESENT_MS);
      },
      () => undefined,
    );
  }
  const timer = setInterval(tell, TELL_EVERY_MS);
  timer.unref();
  return {
    seen(playerId) {
      local.note(playerId);
      untold.set(playerId, now());
    },
    async count() {
      tell();
      return await link.attempt(
        (redis) => redis.zcount(KEY, now() - PRESENT_MS, "+inf"),
        () => local.count(),
      );
    },
    close: () => clearInterval(timer),
  };
}
