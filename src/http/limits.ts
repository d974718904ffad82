import type { RateLimitPluginOptions } from "@fastify/rate-limit";
import type { FastifyRequest } from "fastify";
import { Refusal } from "../base/refusal.ts";
import { MINUTE_MS } from "../base/time.ts";
import { networkOf } from "../services/accounts/address.ts";
import { sessionOf } from "./requests.ts";

/**
 * How often, and why so: the one table of rate limits (docs/security.md prints it). Every route has a class. Counted by
 * player where there is one, else by address, in fixed windows that all processes share.
 */
export const LIMITS = {
  account: {
    max: 30,
    timeWindow: MINUTE_MS,
    why: "guessing passwords and making accounts by machine: a person needs a few",
  },
  play: {
    max: 6_000,
    timeWindow: MINUTE_MS,
    why: "a hundred a second is more than any person plays; a burst passes",
  },
  rare: { max: 60, timeWindow: MINUTE_MS, why: "several rows each, and never needed often: seeds, limits" },
  heavy: { max: 30, timeWindow: MINUTE_MS, why: "sums over weeks of rounds, exports" },
  support: { max: 10, timeWindow: MINUTE_MS, why: "every message is read by a person" },
  staff: {
    max: 600,
    timeWindow: MINUTE_MS,
    why: "people at work in the back office, with pages that ask often",
  },
  danger: { max: 20, timeWindow: MINUTE_MS, why: "bans, roles and grants: each is thought about" },
  read: { max: 3_000, timeWindow: MINUTE_MS, why: "everything else: reading" },
} as const;
export type LimitClass = keyof typeof LIMITS;

/** A player, or the network that a stranger comes from. */
const who = (request: FastifyRequest): string =>
  sessionOf(request)?.player.id ?? networkOf(request.ip ?? "nowhere");

/** Stands between what the plugin puts in front of a key (one count a route) and our own (one count a class). */
const MARK = "|";

/** What all processes count in: cluster's limiter. */
export type Counts = {
  rateLimit(key: string, ...rest: readonly unknown[]): void;
  rateLimitRead(key: string, ...rest: readonly unknown[]): void;
};

/** The routes of a class share one count. */
const byClass = (counts: Counts): Counts => {
  const keyOf = (key: string): string => `rng:limit:${key.slice(key.indexOf(MARK) + 1)}`;
  return {
    rateLimit: (key, ...rest) => counts.rateLimit(keyOf(key), ...rest),
    rateLimitRead: (key, ...rest) => counts.rateLimitRead(keyOf(key), ...rest),
  };
};

/** Options of @fastify/rate-limit for a class. */
export const limitOf = (kind: LimitClass) => ({
  max: LIMITS[kind].max,
  timeWindow: LIMITS[kind].timeWindow,
  keyGenerator: (request: FastifyRequest) => `${MARK}${kind}:${who(request)}`,
});

/** Without counts, this process counts alone, and each route for itself. */
export function limitDefaults(counts: Counts | undefined): RateLimitPluginOptions {
  return {
    global: false,
    // Before the body is read: what is refused for its form is counted too.
    hook: "onRequest",
    // A limiter that cannot count must not stop the house; the account gate holds by itself.
    skipOnError: true,
    ...(counts === undefined ? {} : { redis: byClass(counts) }),
    errorResponseBuilder: (_request, context) =>
      new Refusal(
        "rate-limited",
        `That was too often: at most ${context.max} in a minute. Nothing was changed.`,
        {
          retryAfterSeconds: Math.max(1, Math.ceil(context.ttl / 1_000)),
        },
      ),
  };
}
