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
  /** Resolves when whatever was ended is there again. */
  readonly strike: (system: System) => Promise<void>;
};

/** A planned end is an orderly one. A process that took longer than nine seconds ends with 1 (src/bin/stopping.ts). */
async function inOrder(what: string, end: () => Promise<number | null>): Promise<void> {
  const code = await end();
  if (code !== 0) throw new Error(`${what} ended with ${String(code)} when it was asked to end`);
}

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
  { name: "nothing", noticed: "nothing", strike: async () => {} },
  {
    name: "rolling restart: both servers, then the worker (SIGTERM)",
    noticed: "nothing",
    async strike(system) {
      for (const at of system.servers.keys())
        await inOrder("a server", () => system.replaceServer(at, "terminate"));
      await inOrder("the worker", () => system.replaceWorker("terminate"));
    },
  },
  {
    name: "kill -9 of a server",
    noticed: "refusals",
    strike: async (system) => void (await system.replaceServer(0, "kill")),
  },
  {
    name: "kill -9 of the worker",
    noticed: "nothing",
    strike: async (system) => void (await system.replaceWorker("kill")),
  },
  { name: "kill -9 of Nginx", noticed: "cuts", strike: ({ proxy }) => replace(proxy) },
  { name: "kill -9 of Prometheus", noticed: "nothing", strike: ({ prometheus }) => replace(prometheus) },
  { name: "Redis emptied", noticed: "nothing", strike: emptyRedis },
  { name: "Redis killed, gone for a stretch", noticed: "nothing", strike: ({ redis }) => redis.kill() },
  { name: "Redis back, empty", noticed: "nothing", strike: ({ redis }) => redis.revive() },
  {
    name: "PostgreSQL restarted in order",
    noticed: "refusals",
    strike: ({ primary }) => primary.restart("SIGINT"),
  },
  {
    name: "PostgreSQL crashed and restarted",
    noticed: "refusals",
    strike: ({ primary }) => primary.restart("SIGQUIT"),
  },
  {
    name: "standby crashed and restarted: commits wait for it",
    noticed: "refusals",
    strike: ({ standby }) => standby.restart(),
  },
  {
    name: "primary killed, synchronous standby promoted",
    noticed: "refusals",
    async strike({ primary, standby }) {
      await primary.crash();
      await standby.promote();
    },
  },
];
