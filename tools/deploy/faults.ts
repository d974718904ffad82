import { Redis as Client } from "ioredis";
import type { System } from "./system.ts";

/**
 * Something that happens to a house in earnest. What a player may notice of it at most: nothing (the proxy hides it, or it was
 * planned), a refusal with 503 and a time to come back, or a connection that ends. Lost, counted twice or told wrongly is
 * nothing, ever.
 */
export type Fault = {
  readonly name: string;
  readonly noticed: "nothing" | "refusals" | "cuts";
  /** Resolves when whatever was ended is there again, to what did not end as it should. */
  readonly strike: (system: System) => Promise<string[]>;
};

/** A planned end is an orderly one. A process that takes longer than nine seconds ends with 1 (src/bin/stopping.ts). */
const disorder = (what: string, code: number | null): string[] =>
  code === 0 ? [] : [`${what} ended with ${String(code)} when it was asked to end`];

async function rollOver(system: System): Promise<string[]> {
  const found: string[] = [];
  for (const at of system.servers.keys())
    found.push(...disorder("a server", await system.replaceServer(at, "terminate")));
  return [...found, ...disorder("the worker", await system.replaceWorker("terminate"))];
}

/** What has no say in how it ends. */
const by =
  (work: (system: System) => Promise<unknown>) =>
  async (system: System): Promise<string[]> => {
    await work(system);
    return [];
  };

async function emptyRedis({ redis }: System): Promise<void> {
  const client = new Client(redis.url);
  await client.flushall();
  await client.quit();
}

/** What can be killed with a new one in its place. */
type Mortal = { kill(): Promise<void>; revive(): Promise<void> };

async function replace(one: Mortal): Promise<void> {
  await one.kill();
  await one.revive();
}

/** In this order: the last one takes the primary away for good. */
export const FAULTS: readonly Fault[] = [
  { name: "nothing", noticed: "nothing", strike: by(async () => {}) },
  {
    name: "rolling restart: both servers, then the worker (SIGTERM)",
    noticed: "nothing",
    strike: rollOver,
  },
  {
    name: "kill -9 of a server",
    noticed: "refusals",
    strike: by((system) => system.replaceServer(0, "kill")),
  },
  { name: "kill -9 of the worker", noticed: "nothing", strike: by((system) => system.replaceWorker("kill")) },
  { name: "kill -9 of Nginx", noticed: "cuts", strike: by(({ proxy }) => replace(proxy)) },
  { name: "kill -9 of Prometheus", noticed: "nothing", strike: by(({ prometheus }) => replace(prometheus)) },
  { name: "Redis emptied", noticed: "nothing", strike: by(emptyRedis) },
  { name: "Redis killed, gone for a stretch", noticed: "nothing", strike: by(({ redis }) => redis.kill()) },
  { name: "Redis back, empty", noticed: "nothing", strike: by(({ redis }) => redis.revive()) },
  {
    name: "PostgreSQL restarted in order",
    noticed: "refusals",
    strike: by(({ primary }) => primary.restart("SIGINT")),
  },
  {
    name: "PostgreSQL crashed and restarted",
    noticed: "refusals",
    strike: by(({ primary }) => primary.restart("SIGQUIT")),
  },
  {
    name: "standby crashed and restarted: commits wait for it",
    noticed: "refusals",
    strike: by(({ standby }) => standby.restart()),
  },
  {
    name: "primary killed, synchronous standby promoted",
    noticed: "refusals",
    strike: by(async ({ primary, standby }) => {
      await primary.crash();
      await standby.promote();
    }),
  },
];
