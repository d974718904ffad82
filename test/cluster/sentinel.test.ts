import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Redis as Client } from "ioredis";
import { expect, test } from "vitest";
import { type Cluster, openCluster } from "../../src/cluster/cluster.ts";
import { announced } from "../../tools/rig/announced.ts";
import { freePort } from "../../tools/rig/port.ts";
import { type Redis, startRedis } from "../../tools/rig/redis.ts";
import { guarded } from "../../tools/rig/scratch.ts";
import { machine, scratchFolder } from "../support/machine.ts";
import { until } from "../support/until.ts";

const SENTINELS = 3;
/** To notice (2 s), to agree, to promote, to be told. */
const FAILOVER_MAX_MS = 40_000;

/** deploy/redis/redis.conf but for what names a machine. */
const REDIS_LINES = readFileSync("deploy/redis/redis.conf", "utf8")
  .split("\n")
  .filter((line) => /^(?:maxmemory|repl)/.test(line));

function startNode(name: string, password: string, master?: Redis): Promise<Redis> {
  const follow = master ? [`replicaof 127.0.0.1 ${master.port}`] : [];
  const settings = [...REDIS_LINES, `masterauth ${password}`, ...follow];
  return startRedis(machine("TEST_REDIS"), machine("TEST_SCRATCH"), {
    name: `sentinel-${name}`,
    password,
    settings,
  });
}

const SENTINEL_PASSWORD = "of-the-sentinels-of-this-test-only";

/** deploy/redis/sentinel.conf and its secrets with this test's addresses and passwords in the place of its own. */
async function startSentinel(master: Redis): Promise<number> {
  const port = await freePort();
  const folder = scratchFolder("sentinel");
  const config = join(folder, "sentinel.conf");
  const text = readFileSync("deploy/redis/sentinel.conf", "utf8")
    .replace("port 26379", `port ${port}`)
    .replace("bind 0.0.0.0", "bind 127.0.0.1")
    .replace("/var/lib/redis", folder)
    .replace("10.0.0.11 6379 2", `127.0.0.1 ${master.port} 2`)
    .replace("/etc/redis", folder);
  const secrets = readFileSync("deploy/redis/sentinel-secret.conf.example", "utf8")
    .replace("put-a-long-random-password-here", SENTINEL_PASSWORD)
    .replace("put-the-password-of-redis-here", master.password);
  writeFileSync(config, text);
  writeFileSync(join(folder, "sentinel-secret.conf"), secrets);
  const child = spawn(machine("TEST_REDIS"), [config, "--sentinel"], {
    cwd: folder,
    stdio: ["ignore", "pipe", "ignore"],
  });
  guarded(machine("TEST_SCRATCH"), child);
  await announced("a sentinel", child, child.stdout, "+monitor master");
  return port;
}

const open = (redisUrl: string, faults: unknown[]): Cluster =>
  openCluster({
    processId: randomUUID(),
    redisUrl,
    carrier: undefined,
    clock: Date.now,
    onFault: (error) => faults.push(error),
  });

/** What somebody without the password is told. */
async function strangerHears(port: number): Promise<string> {
  const client = new Client(port, "127.0.0.1");
  client.on("error", () => {});
  const said = await client.call("SENTINEL", "MASTER", "mymaster").then(String, String);
  client.disconnect();
  return said;
}

async function isKnownToAll(ports: readonly number[]): Promise<boolean> {
  for (const port of ports) {
    const client = new Client(port, "127.0.0.1", { password: SENTINEL_PASSWORD });
    const entry = (await client.call("SENTINEL", "MASTER", "mymaster")) as string[];
    client.disconnect();
    const of = (name: string): string | undefined => entry[entry.indexOf(name) + 1];
    if (of("num-slaves") !== "1" || of("num-other-sentinels") !== String(SENTINELS - 1)) return false;
  }
  return true;
}

test("when the master dies, the processes find the replica that the sentinels made the master, and hear each other again", async () => {
  await using stack = new AsyncDisposableStack();
  const password = "of-this-test-only";
  const master = stack.use(await startNode("master", password));
  const replica = stack.use(await startNode("replica", password, master));
  const ports: number[] = [];
  while (ports.length < SENTINELS) ports.push(await startSentinel(master));
  await until(() => isKnownToAll(ports));
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(",");
  for (const port of ports) expect(await strangerHears(port)).toContain("NOAUTH");
  const url = `redis+sentinel://:${password}@${hosts}/mymaster?sentinel-password=${SENTINEL_PASSWORD}`;
  const faults: unknown[] = [];
  const [one, two] = [open(url, faults), open(url, faults)];
  stack.defer(one.close);
  stack.defer(two.close);
  await until(() => one.redis() === "up" && two.redis() === "up");
  const heard: unknown[] = [];
  two.bus.subscribe("catalog", (message) => heard.push(message));
  await until(async () => {
    one.bus.publish("catalog", "before");
    return heard.length > 0;
  });
  await master.kill();
  await until(() => one.redis() === "down");
  await until(() => one.redis() === "up" && two.redis() === "up", FAILOVER_MAX_MS);
  heard.length = 0;
  await until(async () => {
    one.bus.publish("catalog", "after");
    return heard.some((message) => JSON.stringify(message).includes("after"));
  }, FAILOVER_MAX_MS);
  const client = new Client(replica.url);
  expect((await client.role())[0]).toBe("master");
  client.disconnect();
});
