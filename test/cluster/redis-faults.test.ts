import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type Cluster, openCluster } from "../../src/cluster/cluster.ts";
import { announced } from "../../tools/rig/announced.ts";
import { freePort } from "../../tools/rig/port.ts";
import { guarded } from "../../tools/rig/scratch.ts";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { machine } from "../support/machine.ts";
import { until } from "../support/until.ts";

/** A Redis of this test's own, behind a network that fails when told. */
let port: number;
let server: Awaited<ReturnType<typeof startServer>>;
let proxy: FaultProxy;
let cluster: Cluster;
let faults: unknown[];

async function startServer() {
  const args = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"];
  const child = spawn(machine("TEST_REDIS"), args, { cwd: "/", stdio: ["ignore", "pipe", "ignore"] });
  guarded(machine("TEST_SCRATCH"), child);
  await announced("Redis", child, child.stdout, "Ready to accept connections");
  return {
    signal: (name: NodeJS.Signals) => void child.kill(name),
    async kill() {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
    },
  };
}

beforeEach(async () => {
  port = await freePort();
  server = await startServer();
  proxy = await startFaultProxy(port);
  faults = [];
  cluster = openCluster({
    processId: randomUUID(),
    redisUrl: `redis://127.0.0.1:${proxy.port}`,
    carrier: undefined,
    clock: Date.now,
    onFault: (error) => faults.push(error),
  });
  await until(() => cluster.redis() === "up");
});
afterEach(async () => {
  await cluster.close();
  await proxy[Symbol.asyncDispose]();
  server.signal("SIGCONT");
  await server.kill();
});

const count = (): Promise<number> =>
  new Promise((resolve, reject) =>
    cluster.limiter.rateLimit("k", 60_000, 10, false, false, (error, [current]) =>
      error ? reject(error) : resolve(current),
    ),
  );

/** Asks once for everything that goes through Redis. */
async function everything(): Promise<void> {
  cluster.bus.publish("player", "x");
  cluster.presence.seen("a");
  await Promise.all([
    count(),
    cluster.presence.count(),
    cluster.leases.hold("l", 1_000),
    cluster.sessions.look("t"),
    cluster.sessions.revoke("p"),
    cluster.boards.put("b", []),
    cluster.boards.top("b", 1),
  ]);
}

test("killed: limits are counted per process, nothing throws, and it is taken up again after a restart", async () => {
  expect(await count()).toBe(1);
  await server.kill();
  await until(() => cluster.redis() === "down");
  expect(await count()).toBe(1);
  expect(await count()).toBe(2);
  await everything();
  expect(await cluster.presence.count()).toBe(1);
  let gaps = 0;
  cluster.bus.onGap(() => {
    gaps += 1;
  });
  server = await startServer();
  await until(() => cluster.redis() === "up");
  expect(await count()).toBe(1);
  await until(() => gaps === 1);
});

test("stalled (SIGSTOP): a request waits a quarter of a second at most, the next ones not at all", async () => {
  server.signal("SIGSTOP");
  const first = performance.now();
  await everything();
  const second = performance.now();
  expect(second - first).toBeLessThan(1_000);
  await everything();
  expect(performance.now() - second).toBeLessThan(50);
  server.signal("SIGCONT");
  await until(() => cluster.redis() === "up");
});

test("a network that swallows everything: the same, and the connection is made anew", async () => {
  proxy.set({ blackhole: true });
  await everything();
  await until(() => cluster.redis() === "down");
  const before = performance.now();
  await everything();
  expect(performance.now() - before).toBeLessThan(50);
  proxy.set({ blackhole: false });
  await until(() => cluster.redis() === "up");
  expect(await count()).toBeGreaterThanOrEqual(1);
});

test("slow (100 ms a command): it still works; slower than patience, it counts as gone", async () => {
  proxy.set({ latencyMs: 50 });
  expect(await count()).toBe(1);
  expect(cluster.redis()).toBe("up");
  proxy.set({ latencyMs: 400 });
  await count();
  expect(cluster.redis()).toBe("down");
  proxy.set({ latencyMs: 0 });
  await until(() => cluster.redis() === "up");
});

test("connections cut a hundred times: every count is answered", async () => {
  for (let n = 0; n < 100; n += 1) {
    proxy.cut();
    expect(await count()).toBeGreaterThanOrEqual(1);
  }
  await until(() => cluster.redis() === "up");
});
