import { createHash } from "node:crypto";
import { SECOND_MS } from "../base/time.ts";
import type { Link } from "./link.ts";

/**
 * Sessions that some process has read from the database a moment ago. The database stays their home: whatever is not here,
 * or not sure, is asked there.
 */
export type SessionCache = {
  /** A kept session, or a ticket with which a session read from the database from now on may be kept. */
  look(token: string): Promise<{ readonly found: string } | { readonly ticket: string | undefined }>;
  keep(token: string, playerId: string, session: string, ticket: string | undefined): Promise<void>;
  /** Makes everything kept of a player until now worthless, also what another process is about to keep. */
  revoke(playerId: string): Promise<void>;
};

/** Nothing is kept: one process remembers by itself. */
export function createSessionCache(): SessionCache {
  return { look: async () => ({ ticket: undefined }), keep: async () => {}, revoke: async () => {} };
}

/** A kept session is worth this long at most, so that a revocation that Redis never heard is felt within it. */
const KEPT_MS = 30 * SECOND_MS;
/** A revocation outlives everything that was kept before it. */
const REVOKED_MS = 2 * KEPT_MS;

/** Times are Redis' own microseconds: the clocks of machines need not agree. */
const NOW = `local t = redis.call('TIME')
local now = t[1] * 1000000 + t[2]`;
const LOOK = `${NOW}
local kept = redis.call('GET', KEYS[1])
if kept then
  local at, player = string.match(kept, '^(%d+)|([^|]+)|')
  local revoked = redis.call('GET', 'rng:revoked:' .. player)
  if not revoked or tonumber(revoked) < tonumber(at) then return {1, kept} end
end
return {0, string.format('%.0f', now)}`;
const REVOKE = `${NOW}
redis.call('SET', KEYS[1], string.format('%.0f', now), 'PX', ARGV[1])
return 1`;

/** Redis never learns a token: the key is its hash. */
const keyOf = (token: string): string =>
  `rng:session:${createHash("sha256").update(token).digest("base64url")}`;

export function createRedisSessionCache(link: Link): SessionCache {
  return {
    look: (token) =>
      link.attempt<Awaited<ReturnType<SessionCache["look"]>>>(
        async (redis) => {
          const [hit, text] = (await redis.eval(LOOK, 1, keyOf(token))) as [number, string];
          return hit === 1 ? { found: text.split("|").slice(2).join("|") } : { ticket: text };
        },
        () => ({ ticket: undefined }),
      ),
    async keep(token, playerId, session, ticket) {
      if (ticket === undefined) return;
      const text = `${ticket}|${playerId}|${session}`;
      await link.attempt(
        async (redis) => void (await redis.set(keyOf(token), text, "PX", KEPT_MS)),
        () => undefined,
      );
    },
    revoke: (playerId) =>
      link.attempt(
        async (redis) => void (await redis.eval(REVOKE, 1, `rng:revoked:${playerId}`, REVOKED_MS)),
        () => undefined,
      ),
  };
}
