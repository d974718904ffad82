import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Cluster, openCluster } from "../../src/cluster/cluster.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

/** What two processes of a house share when both stand on the same Redis. */
let redis: Awaited<ReturnType<typeof freshRedis>>;
let faults: unknown[];
let one: Cluster;
let two: Cluster;

const open = (): Cluster =>
  openCluster({
    processId: randomUUID(),
    redisUrl: redis.url,
    carrier: undefined,
    clock: Date.now,
    onFault: (error) => faults.push(error),
  });

beforeEach(async () => {
  redis = await freshRedis();
  faults = [];
  [one, two] = [open(), open()];
  await until(() => one.redis() === "up" && two.redis() === "up");
});
afterEach(async () => {
  // Redis may drop any key for want of room, and keeps none for good.
  for (const key of await redis.redis.keys("*"))
    expect([key, await redis.redis.pttl(key)]).toEqual([key, expect.toSatisfy((ms: number) => ms !== -1)]);
  await Promise.all([one.close(), two.close()]);
  await redis[Symbol.asyncDispose]();
});

const count = (cluster: Cluster, key: string): Promise<readonly [number, number]> =>
  new Promise((resolve, reject) =>
    cluster.limiter.rateLimit(key, 60_000, 10, false, false, (error, counted) =>
      error ? reject(error) : resolve(counted),
    ),
  );

describe("the bus", () => {
  test("what one process says is heard by both, once each, in order", async () => {
    const heard: Record<string, unknown[]> = { one: [], two: [] };
    let gaps = 0;
    two.bus.onGap(() => {
      gaps += 1;
    });
    one.bus.subscribe("player", (message) => heard["one"]?.push(message));
    two.bus.subscribe("player", (message) => heard["two"]?.push(message));
    // A first message may come before the other side has subscribed: the gap says so.
    await until(async () => {
      two.bus.publish("catalog", null);
      return gaps > 0 || (await redis.redis.pubsub("NUMSUB", "rng:bus"))[1] === 2;
    });
    await until(async () => Number((await redis.redis.pubsub("NUMSUB", "rng:bus"))[1]) === 2);
    for (let n = 0; n < 100; n += 1) one.bus.publish("player", n);
    await until(() => heard["two"]?.length === 100);
    const all = Array.from({ length: 100 }, (_, n) => n);
    expect(heard).toEqual({ one: all, two: all });
  });

  test("a hearer that throws harms neither the speaker nor the other hearers", () => {
    const heard: unknown[] = [];
    one.bus.subscribe("player", () => {
      throw new Error("deaf");
    });
    one.bus.subscribe("player", (message) => heard.push(message));
    one.bus.publish("player", "hello");
    expect(heard).toEqual(["hello"]);
    expect(faults).toHaveLength(1);
  });
});

test("limits are counted together, and each key ends with its window", async () => {
  for (let n = 1; n <= 6; n += 1) {
    const [current, ttlMs] = await count(n % 2 === 0 ? one : two, "play:me");
    expect(current).toBe(n);
    expect(ttlMs).toBeGreaterThan(0);
    expect(ttlMs).toBeLessThanOrEqual(60_000);
  }
  expect((await count(one, "play:you"))[0]).toBe(1);
});

test("a lease has one holder, who may prolong it, and is free after release or its time", async () => {
  expect(await one.leases.hold("tidy", 60_000)).toBe(true);
  expect(await two.leases.hold("tidy", 60_000)).toBe(false);
  expect(await one.leases.hold("tidy", 60_000)).toBe(true);
  await two.leases.release("tidy");
  expect(await two.leases.hold("tidy", 60_000)).toBe(false);
  await one.leases.release("tidy");
  expect(await two.leases.hold("tidy", 30)).toBe(true);
  await until(() => one.leases.hold("tidy", 60_000));
});

test("a player who is seen by both processes is one active player", async () => {
  for (const cluster of [one, two]) {
    cluster.presence.seen("a");
    cluster.presence.seen(cluster === one ? "b" : "c");
    await cluster.presence.count();
  }
  await until(async () => (await one.presence.count()) === 3);
  expect(await two.presence.count()).toBe(3);
});

describe("kept sessions", () => {
  test("one process keeps, the other finds; a revocation makes it worthless everywhere", async () => {
    const missed = await one.sessions.look("token");
    if (!("ticket" in missed)) throw new Error("found what nobody kept");
    await one.sessions.keep("token", "player-1", '{"a":"|b|"}', missed.ticket);
    expect(await two.sessions.look("token")).toEqual({ found: '{"a":"|b|"}' });
    await two.sessions.revoke("player-1");
    expect(await one.sessions.look("token")).not.toHaveProperty("found");
  });

  test("what was read before a revocation cannot be kept after it", async () => {
    const missed = await one.sessions.look("token");
    await two.sessions.revoke("player-1");
    await one.sessions.keep("token", "player-1", "{}", "ticket" in missed ? missed.ticket : undefined);
    expect(await one.sessions.look("token")).not.toHaveProperty("found");
  });

  test("Redis never learns the token", async () => {
    const missed = await one.sessions.look("secret-token");
    await one.sessions.keep("secret-token", "p", "{}", "ticket" in missed ? missed.ticket : undefined);
    for (const key of await redis.redis.keys("*")) expect(key).not.toContain("secret-token");
  });
});

test("a ranking is read as it was put, by every process, exact beyond what a double holds", async () => {
  const lines = [
    { playerId: "p1", name: "one|bar", value: 9_007_199_254_740_993n },
    { playerId: "p2", name: "two", value: 9_007_199_254_740_992n },
    { playerId: "p3", name: "three", value: -5n },
  ];
  expect(await two.boards.top("net:day", 10)).toBeUndefined();
  await one.boards.put("net:day", lines);
  expect(await two.boards.top("net:day", 10)).toEqual(lines);
  expect(await two.boards.top("net:day", 2)).toEqual(lines.slice(0, 2));
  expect(await two.boards.placeOf("net:day", "p2")).toEqual({ place: 1, value: 9_007_199_254_740_992n });
  expect(await two.boards.placeOf("net:day", "p4")).toBeUndefined();
  // Redis makes room key by key: half a ranking is none, and the database is asked.
  await redis.redis.del("rng:board:net:day:lines");
  expect(await two.boards.top("net:day", 10)).toBeUndefined();
  await one.boards.put("net:day", []);
  expect(await two.boards.top("net:day", 10)).toEqual([]);
});

test("Redis flushed under our feet: everything goes on, and what is shared is there again", async () => {
  await count(one, "k");
  one.presence.seen("a");
  await redis.redis.flushall();
  expect((await count(two, "k"))[0]).toBe(1);
  expect(await one.sessions.look("token")).not.toHaveProperty("found");
  expect(await one.boards.top("net:day", 1)).toBeUndefined();
  one.presence.seen("a");
  await one.presence.count();
  await until(async () => (await two.presence.count()) === 1);
  expect(faults).toEqual([]);
});
