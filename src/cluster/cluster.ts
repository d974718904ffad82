import type { Clock } from "../base/time.ts";
import { type Boards, createBoards, createRedisBoards } from "./boards.ts";
import { type Bus, type Carrier, createBus } from "./bus.ts";
import { createLeases, createRedisLeases, type Leases } from "./leases.ts";
import { createLimiter, createRedisLimiter, type Limiter } from "./limiter.ts";
import { openLink } from "./link.ts";
import { createPresence, createRedisPresence, type Presence } from "./presence.ts";
import { createRedisBus } from "./redis-bus.ts";
import { createRedisSessionCache, createSessionCache, type SessionCache } from "./session-cache.ts";

/**
 * What processes share that is not money: all of it can be lost at any moment. With Redis it is shared by every process
 * of the house; without, it is this process's own (the bus reaches the processes of one machine through a carrier).
 */
export type Cluster = {
  readonly bus: Bus;
  readonly leases: Leases;
  readonly limiter: Limiter;
  readonly presence: Presence;
  readonly sessions: SessionCache;
  readonly boards: Boards;
  /** "none" when the house has no Redis. */
  readonly redis: () => "up" | "down" | "none";
  readonly close: () => Promise<void>;
};

export type ClusterDeps = {
  readonly redisUrl: string | undefined;
  /** Between the processes of one machine; only used without Redis. */
  readonly carrier: Carrier | undefined;
  readonly clock: Clock;
  /** What this process is called among the others: a new UUID at every start. */
  readonly processId: string;
  readonly onFault: (error: unknown) => void;
};

function openAlone({ carrier, clock, onFault }: ClusterDeps): Cluster {
  return {
    bus: createBus(carrier, onFault),
    leases: createLeases(),
    limiter: createLimiter(clock),
    presence: createPresence(clock),
    sessions: createSessionCache(),
    boards: createBoards(),
    redis: () => "none",
    close: async () => {},
  };
}

/** Never waits for Redis: the house opens without it and takes it up when it is there. */
export function openCluster(deps: ClusterDeps): Cluster {
  if (deps.redisUrl === undefined) return openAlone(deps);
  const link = openLink(deps.redisUrl, (up, error) => {
    if (!up) deps.onFault(new Error("Redis is away: every process counts for itself", { cause: error }));
  });
  const presence = createRedisPresence(link, deps.clock);
  return {
    bus: createRedisBus(link, deps.processId, deps.onFault),
    leases: createRedisLeases(link, deps.processId),
    limiter: createRedisLimiter(link, deps.clock),
    presence,
    sessions: createRedisSessionCache(link),
    boards: createRedisBoards(link),
    redis: () => (link.isUp() ? "up" : "down"),
    async close() {
      presence.close();
      await link.close();
    },
  };
}
