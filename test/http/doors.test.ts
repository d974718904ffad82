import { describe, expect, test } from "vitest";
import { makeLogger } from "../../src/bin/logger.ts";
import { createServer } from "../../src/http/server.ts";
import { settingsOf, UNCOUNTED } from "../security/stage.ts";
import { freshDatabase } from "../support/database.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { openHouse } from "../support/house.ts";
import { scratchFolder } from "../support/machine.ts";
import { signIn, signUp } from "../support/people.ts";
import { startServer } from "../support/process.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

const TOKEN = "a token of the tests that is long enough";

async function openServer(env: Readonly<Record<string, string>> = {}) {
  const stack = new AsyncDisposableStack();
  const fresh = stack.use(await freshDatabase("postgres"));
  if (fresh.settings.kind !== "postgres") throw new Error("not served");
  const server = stack.use(
    await startServer({ env: { DATABASE_URL: fresh.settings.url, LOG_LEVEL: "info", ...env } }),
  );
  return { server, url: fresh.settings.url, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

const bet = { params: { game: "coinflip" as const }, body: { stake: 100, bet: { side: "heads" } } };

describe("GET /metrics", () => {
  test("is there for who knows the token, and nowhere for everybody else", async () => {
    await using house = await openServer({ METRICS_TOKEN: TOKEN });
    const ask = (authorization?: string) =>
      fetch(`${house.server.url}/metrics`, authorization ? { headers: { authorization } } : {});
    for (const wrong of [undefined, "Bearer ", `Bearer ${TOKEN}x`, TOKEN, `Basic ${TOKEN}`])
      expect((await ask(wrong)).status).toBe(404);
    const answer = await ask(`Bearer ${TOKEN}`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("version=0.0.4");
    expect(await answer.text()).toContain("http_request_duration_seconds_bucket");
  });

  test("counts rounds, money, times by route and errors by code, and names nobody", async () => {
    await using house = await openServer({ METRICS_TOKEN: TOKEN });
    const person = await signUp(house.server);
    for (let n = 0; n < 5; n += 1) await person.call("playRound", bet);
    await person.ask("playRound", { ...bet, body: { stake: 1, bet: { side: "heads" } } });
    await fetch(`${house.server.url}/api/v1/rounds/${crypto.randomUUID()}`);
    await fetch(`${house.server.url}/wp-login.php?a=1`);
    const read = async (): Promise<string> =>
      (await fetch(`${house.server.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).text();
    const text = await read();
    expect(text).toMatch(/^rounds_total\{game="coinflip"\} 5$/m);
    expect(text).toMatch(/^stakes_minor_total\{game="coinflip"\} 500$/m);
    expect(text).toMatch(/^http_errors_total\{status="422",code="stake-limit"\} 1$/m);
    expect(text).toMatch(/^http_errors_total\{status="401",code="unauthenticated"\} 1$/m);
    expect(text).toMatch(/route="\/api\/v1\/games\/:game\/rounds",status="2xx"\} 5$/m);
    expect(text).toMatch(/^active_users 1$/m);
    expect(text).toMatch(/^database_connections\{state="max"\} 10$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
    expect(text).not.toContain(person.username);
    expect(text).not.toContain("wp-login");
  });
});

describe("health", () => {
  test("readiness tells the truth about the database, liveness stays", async () => {
    await using redis = await freshRedis();
    await using fresh = await freshDatabase("postgres");
    if (fresh.settings.kind !== "postgres") throw new Error("not served");
    const address = new URL(fresh.settings.url);
    await using network = await startFaultProxy(Number(address.port));
    address.port = String(network.port);
    await using house = await openServer({ REDIS_URL: redis.url, DATABASE_URL: address.href });
    const ask = async (path: string): Promise<[number, Record<string, unknown>]> => {
      const answer = await fetch(`${house.server.url}${path}`);
      return [answer.status, (await answer.json()) as Record<string, unknown>];
    };
    await until(async () => (await ask("/readyz"))[1]["redis"] === "up");
    const ready = { status: "ready", database: "up", migrations: "done" };
    expect(await ask("/readyz")).toMatchObject([200, ready]);
    network.set({ blackhole: true });
    await until(async () => (await ask("/readyz"))[0] === 503);
    expect(await ask("/readyz")).toMatchObject([503, { status: "not ready", database: "down" }]);
    expect(await ask("/healthz")).toEqual([200, { status: "alive" }]);
    network.set({ blackhole: false });
    await until(async () => (await ask("/readyz"))[0] === 200);
    expect(await ask("/readyz")).toMatchObject([200, ready]);
  });

  test("a house that drains is not ready, tells whoever is connected to go elsewhere, and still serves", async () => {
    await using house = await openHouse("postgres");
    const { logger } = makeLogger({ logLevel: "fatal" }, "test", { write: () => {} });
    const settings = settingsOf(house.app, scratchFolder("web"), UNCOUNTED);
    const server = await createServer(house.app, settings, logger);
    expect((await server.app.inject("/readyz")).statusCode).toBe(200);
    server.drain();
    const answer = await server.app.inject("/readyz");
    expect([answer.statusCode, answer.headers["connection"]]).toEqual([503, "close"]);
    expect(answer.json()).toMatchObject({ status: "draining", database: "up" });
    expect((await server.app.inject("/healthz")).statusCode).toBe(200);
    expect((await server.app.inject("/api/v1/games")).statusCode).toBe(200);
    await server.app.close();
  });
});

describe("the log", () => {
  test("leads from a request's id to its player and the round that it made", async () => {
    await using house = await openServer({ TRUST_PROXY: "127.0.0.1" });
    const person = await signUp(house.server);
    const id = "0123456789abcdef0123456789abcdef";
    const answer = await person.ask("playRound", bet, { "x-request-id": id });
    expect(answer.headers.get("x-request-id")).toBe(id);
    const round = (answer.body as { round: { id: string } }).round.id;
    await until(() => house.server.logs().includes(`"made":"${round}"`));
    const line =
      house.server
        .logs()
        .split("\n")
        .find((text) => text.includes(`"made":"${round}"`)) ?? "";
    expect(JSON.parse(line)).toMatchObject({ reqId: id, method: "POST", status: 201, msg: "answered" });
    expect((JSON.parse(line) as { player: string }).player).toMatch(/^[0-9a-f-]{36}$/);
    expect(house.server.logs()).not.toContain(person.password);
  });

  test("an id from somebody who is no trusted proxy, or that could forge a line, is not taken", async () => {
    await using house = await openServer({ TRUST_PROXY: "10.1.2.3" });
    const given = "0123456789abcdef0123456789abcdef";
    const answer = await fetch(`${house.server.url}/healthz`, { headers: { "x-request-id": given } });
    expect(answer.headers.get("x-request-id")).not.toBe(given);
  });
});

test("through Redis, sessions that are ended in one process are over in the other before it would have asked again", async () => {
  await using redis = await freshRedis();
  await using fresh = await freshDatabase("postgres");
  if (fresh.settings.kind !== "postgres") throw new Error("not served");
  const env = { DATABASE_URL: fresh.settings.url, REDIS_URL: redis.url };
  await using one = await startServer({ env });
  await using two = await startServer({ env, origin: one.origin });
  const owner = await signUp(one);
  const elsewhere = (await signIn(one, owner)).through(two);
  expect((await elsewhere.ask("getWallet", {})).status).toBe(200);
  expect((await elsewhere.ask("getWallet", {})).status).toBe(200);
  const { sessions } = await owner.call("listSessions", {});
  const other = sessions.find((session) => !session.current);
  await owner.call("endSession", { params: { id: other?.id ?? "" } });
  // Without the bus the other process would believe it for ten seconds.
  await until(async () => (await elsewhere.ask("getWallet", {})).status === 401, 3_000);
  expect((await owner.through(two).ask("getWallet", {})).status).toBe(200);
});

test("a session that was kept in Redis is still valid after Redis was emptied, and while it is gone: its home is the database", async () => {
  await using redis = await freshRedis();
  const address = new URL(redis.url);
  await using network = await startFaultProxy(Number(address.port));
  address.port = String(network.port);
  await using house = await openServer({ REDIS_URL: address.href });
  const person = await signUp(house.server);
  const goesOn = async (): Promise<void> => {
    expect((await person.ask("getWallet", {})).status).toBe(200);
    expect((await person.ask("playRound", bet)).status).toBe(201);
  };
  await goesOn();
  await redis.redis.flushdb();
  await goesOn();
  network.set({ blackhole: true });
  network.cut();
  await goesOn();
});
