import { Redis as Client } from "ioredis";
import type { System } from "./system.ts";

/**
 * Something that happens to a house in earnest. failing: bets that may have to be sent more than once ("none" for what the
 * proxy hides, or what is planned); lost or counted twice is none, ever.
 */
export type Fault = {
  readonly name: string;
  readonly failing: "none" | "some";
  /** Resolves when whatever was ended is there again. */
  readonly strike: (system: System) => Promise<void>;
};

/** A planned end is an orderly one: exit code 0, and within ten seconds. */
const ORDERLY_MAX_MS = 10_000;

async function inOrder(what: string, end: () => Promise<number | null>): Promise<void> {
  const code = await end();
  if (code !== 0) throw new Error(`${what} ended with ${String(code)} when it was asked to end`);
}

async function drain(system: System, at: number): Promise<void> {
  const began = performance.now();
  const server = system.servers[at];
  await inOrder("a server", async () => (await server?.terminate()) ?? null);
  const tookMs = performance.now() - began;
  if (tookMs > ORDERLY_MAX_MS) throw new Error(`a server took ${Math.round(tookMs)} ms to end`);
  await system.replaceServer(at, "terminate");
}

/** In this order: the last one takes the primary away for good. */
export const FAULTS: readonly Fault[] = [
  { name: "nothing", failing: "none", strike: async () => {} },
  {
    name: "rolling restart: both servers, then the worker (SIGTERM)",
    failing: "none",
    async strike(system) {
      for (const at of system.servers.keys()) await drain(system, at);
      await inOrder("the worker", () => system.replaceWorker("terminate"));
    },
  },
  {
    name: "kill -9 of a server",
    failing: "some",
    strike: async (system) => void (await system.replaceServer(0, "kill")),
  },
  {
    name: "kill -9 of the worker",
    failing: "none",
    strike: async (system) => void (await system.replaceWorker("kill")),
  },
  {
    name: "Redis emptied",
    failing: "none",
    async strike({ redis }) {
      const client = new Client(redis.url);
      await client.flushall();
      await client.quit();
    },
  },
  { name: "Redis killed, gone for a stretch", failing: "none", strike: ({ redis }) => redis.kill() },
  { name: "Redis back, empty", failing: "none", strike: ({ redis }) => redis.revive() },
  {
    name: "PostgreSQL restarted in order",
    failing: "some",
    strike: ({ primary }) => primary.restart("SIGINT"),
  },
  {
    name: "PostgreSQL crashed and restarted",
    failing: "some",
    strike: ({ primary }) => primary.restart("SIGQUIT"),
  },
  {
    name: "primary killed, synchronous standby promoted",
    failing: "some",
    async strike({ primary, standby }) {
      await primary.crash();
      await standby.promote();
    },
  },
];
