import type { Link } from "./link.ts";

/** How often something happened in its window, and how long the window still lasts. */
type Count = readonly [current: number, ttlMs: number];
type Done = (error: Error | null, count: Count) => void;

/**
 * Counts for rate limits, in the shape in which @fastify/rate-limit calls the Redis commands that it defines, so that it
 * can be handed over in place of a Redis client.
 */
export type Limiter = {
  rateLimit(
    key: string,
    windowMs: number,
    max: number,
    continueExceeding: boolean,
    exponentialBackoff: boolean,
    done: Done,
  ): void;
  rateLimitRead(key: string, done: Done): void;
};

const KEYS_MAX = 100_000;

/** Counts of this process alone: fixed windows, the oldest keys forgotten first. */
function createLocalCounts(now: () => number) {
  const windows = new Map<string, { current: number; endsMs: number }>();
  return {
    add(key: string, windowMs: number): Count {
      const nowMs = now();
      const open = windows.get(key);
      if (open && open.endsMs > nowMs) {
        open.current += 1;
        return [open.current, open.endsMs - nowMs];
      }
      windows.delete(key);
      if (windows.size >= KEYS_MAX) windows.delete(windows.keys().next().value as string);
      windows.set(key, { current: 1, endsMs: nowMs + windowMs });
      return [1, windowMs];
    },
    read(key: string): Count {
      const open = windows.get(key);
      const leftMs = open ? open.endsMs - now() : 0;
      return open && leftMs > 0 ? [open.current, leftMs] : [0, 0];
    },
  };
}

export function createLimiter(now: () => number): Limiter {
  const counts = createLocalCounts(now);
  return {
    rateLimit: (key, windowMs, _max, _continue, _backoff, done) => done(null, counts.add(key, windowMs)),
    rateLimitRead: (key, done) => done(null, counts.read(key)),
  };
}

const ADD = `local n = redis.call('INCR', KEYS[1])
if n == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return {n, redis.call('PTTL', KEYS[1])}`;
const READ = `return {tonumber(redis.call('GET', KEYS[1]) or '0'), math.max(redis.call('PTTL', KEYS[1]), 0)}`;

/** Counts shared through Redis; of this process alone while Redis is away, so that a limit is looser then but never gone. */
export function createRedisLimiter(link: Link, now: () => number): Limiter {
  const local = createLocalCounts(now);
  link.commands.defineCommand("rngCount", { numberOfKeys: 1, lua: ADD });
  link.commands.defineCommand("rngCounted", { numberOfKeys: 1, lua: READ });
  const commands = link.commands as unknown as {
    rngCount(key: string, windowMs: number): Promise<[number, number]>;
    rngCounted(key: string): Promise<[number, number]>;
  };
  return {
    rateLimit(key, windowMs, _max, _continue, _backoff, done) {
      void link
        .attempt<Count>(
          () => commands.rngCount(key, windowMs),
          () => local.add(key, windowMs),
        )
        .then((count) => done(null, count));
    },
    rateLimitRead(key, done) {
      void link
        .attempt<Count>(
          () => commands.rngCounted(key),
          () => local.read(key),
        )
        .then((count) => done(null, count));
    },
  };
}
