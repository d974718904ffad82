import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openDatabase } from "../../src/db/database.ts";
import { freePort } from "../../tools/rig/port.ts";
import { guarded } from "../../tools/rig/scratch.ts";
import { faultsOfBooks } from "../support/audit.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { machine } from "../support/machine.ts";
import { type Person, signUp } from "../support/people.ts";
import { type ServerProcess, startServer } from "../support/process.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { playThroughCuts } from "./patient.ts";

const PLAYERS = 6;
/** Three processes that start at once take three times as long as one. */
const READY_WITHIN_MS = 180_000;
const ORDER = { params: { game: "coinflip" as const }, body: { stake: 100, bet: { side: "heads" } } };

/** One address, several processes: what WEB_CONCURRENCY makes. */
async function openHouseOf(
  fresh: FreshDatabase,
  more: Readonly<Record<string, string>> = {},
): Promise<ServerProcess & { metrics(): Promise<string> }> {
  if (fresh.settings.kind !== "postgres") throw new Error("several processes need PostgreSQL");
  const metricsPort = await freePort();
  const server = await startServer({
    env: {
      DATABASE_URL: fresh.settings.url,
      WEB_CONCURRENCY: "2",
      METRICS_PORT: String(metricsPort),
      LOG_LEVEL: "info",
      ...more,
    },
    readyWithinMs: READY_WITHIN_MS,
  });
  const words = more["WEB_CONCURRENCY"] === "1" ? "Server listening" : "every process is ready";
  await until(() => server.logs().includes(words), READY_WITHIN_MS);
  const metrics = async (): Promise<string> =>
    (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  return Object.assign(server, { metrics });
}

async function countRounds({ settings }: FreshDatabase): Promise<number> {
  const database = await openDatabase(settings, () => {});
  try {
    const { rows } = await database.pool.query<{ n: bigint }>("SELECT count(*) AS n FROM rounds");
    return Number(rows[0]?.n);
  } finally {
    await database.close();
  }
}

/** One after another: a crowd of new accounts from one address is made to wait. */
async function signUpMany(server: ServerProcess, count: number): Promise<Person[]> {
  const people: Person[] = [];
  while (people.length < count) people.push(await signUp(server));
  return people;
}

/** Everybody bets until told to stop; how every bet ended. */
async function load(people: readonly Person[], isOver: () => boolean): Promise<Map<string, number>> {
  const ends = new Map<string, number>();
  await Promise.all(
    people.map(async (person) => {
      while (!isOver()) {
        const end = await person
          .ask("playRound", ORDER, { "idempotency-key": randomUUID() })
          .then(({ status, body: answer }) =>
            status === 201 ? "201" : `${status} ${(answer as { code?: string }).code}`,
          )
          .catch((error: { cause?: { code?: string } }) => error.cause?.code ?? String(error));
        ends.set(end, (ends.get(end) ?? 0) + 1);
        if (end.startsWith("E") || end.startsWith("UND")) return;
      }
    }),
  );
  return ends;
}

/** The rounds that the metrics have counted. */
const countedIn = (text: string): number => Number(/^rounds_total\{game="coinflip"\} (\d+)/m.exec(text)?.[1]);

/** Waits until exactly so many are told: a process that has much to do answers late, and is added up as it was. */
const counts = ({ metrics }: { metrics(): Promise<string> }, rounds: number): Promise<void> =>
  until(async () => countedIn(await metrics()) === rounds, 60_000);

const childrenOf = (server: ServerProcess): number[] => [
  ...new Set([...server.logs().matchAll(/"pid":(\d+),"role":"web"/g)].map((match) => Number(match[1]))),
];

test("SIGTERM under load: every bet that is in gets its answer, and the house ends with 0 within 10 seconds", async () => {
  await using fresh = await freshDatabase("postgres");
  await using server = await openHouseOf(fresh);
  const people = await signUpMany(server, PLAYERS);
  let bets = 0;
  const loading = load(people, () => {
    bets += 1;
    return false;
  });
  await until(() => bets > 200);
  const began = performance.now();
  const code = await server.terminate();
  expect(performance.now() - began).toBeLessThan(10_000);
  expect(code).toBe(0);
  const ends = await loading;
  // Whoever came too late was not let in, which a proxy asks elsewhere; nobody was told anything but yes.
  const late = new Set(["ECONNREFUSED", "ECONNRESET", "UND_ERR_SOCKET"]);
  expect([...ends.keys()].filter((end) => !late.has(end))).toEqual(["201"]);
  // None was taken in and left without its answer.
  expect(await countRounds(fresh)).toBe(ends.get("201"));
  expect(await faultsOfBooks(fresh.settings)).toEqual([]);
});

test("SIGHUP to a process that is alone ends it in order: whoever watches over it starts the next", async () => {
  await using fresh = await freshDatabase("postgres");
  await using server = await openHouseOf(fresh, { WEB_CONCURRENCY: "1" });
  const person = await signUp(server);
  const placing = load([person], () => server.fell());
  process.kill(server.pid, "SIGHUP");
  await until(() => server.fell(), READY_WITHIN_MS);
  expect(await server.terminate()).toBe(0);
  const ends = await placing;
  expect([...ends.keys()].filter((end) => end !== "201" && !/^(?:E|UND)/.test(end))).toEqual([]);
  expect(await countRounds(fresh)).toBe(ends.get("201") ?? 0);
});

/** A process that never gets ready: whatever it opens does not answer. */
const STUCK = `const { watchLife } = await import(${JSON.stringify(new URL("../../src/bin/stopping.ts", import.meta.url).href)});
const quiet = { info() {}, error() {}, fatal() {} };
const life = watchLife(quiet, () => {});
setInterval(() => {}, 1_000);
console.log("opening");
await life.live(() => new Promise(() => {}), 200);`;

test("a process that is told to end while it still opens what it needs ends in time all the same", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "--eval", STUCK], { stdio: "pipe" });
  guarded(machine("TEST_SCRATCH"), child);
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([1, null]);
});

test("SIGHUP under load replaces every process without one failed bet", async () => {
  await using fresh = await freshDatabase("postgres");
  await using server = await openHouseOf(fresh);
  const people = await signUpMany(server, PLAYERS);
  const before = childrenOf(server);
  let over = false;
  let told = 0;
  const loading = Promise.all(
    people.map(async (person) => {
      for (; !over; told += 1) await playThroughCuts(person, ORDER);
    }),
  );
  process.kill(server.pid, "SIGHUP");
  await until(() => server.logs().includes("every process is a fresh one"), READY_WITHIN_MS);
  over = true;
  // Whoever was told anything but yes has thrown.
  await loading;
  expect(await countRounds(fresh)).toBe(told);
  expect(childrenOf(server).filter((pid) => !before.includes(pid))).toHaveLength(2);
  // What those that are gone have counted stays counted.
  await counts(server, told);
  expect(await server.terminate()).toBe(0);
  expect(await faultsOfBooks(fresh.settings)).toEqual([]);
});

test("a process that is killed is followed by another, and the house stays open meanwhile", async () => {
  await using fresh = await freshDatabase("postgres");
  await using server = await openHouseOf(fresh);
  const person = await signUp(server);
  for (let n = 0; n < 8; n += 1) await person.call("playRound", ORDER);
  await counts(server, 8);
  const [victim] = childrenOf(server);
  if (victim === undefined) throw new Error("there is no process to kill");
  process.kill(victim, "SIGKILL");
  await until(() => childrenOf(server).length === 3, READY_WITHIN_MS);
  expect((await person.ask("playRound", ORDER)).status).toBe(201);
  await counts(server, 9);
  expect(server.logs()).toContain("a process has died");
  expect(await server.terminate()).toBe(0);
});

/** The processes that the primary has started and that live, whether they are ready or not. */
const livingChildrenOf = ({ pid }: ServerProcess): number[] =>
  (readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").match(/\d+/g) ?? [])
    .map(Number)
    .filter((child) => !isZombie(child));

/** The third word of its line, after the name in brackets (proc_pid_stat(5)). */
function isZombie(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.startsWith("Z") === true;
  } catch {
    return true;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

test("a process that dies while its successor starts is followed by that one alone; SIGTERM meanwhile leaves nobody behind", async () => {
  await using fresh = await freshDatabase("postgres");
  await using server = await openHouseOf(fresh);
  const before = livingChildrenOf(server);
  expect(before).toHaveLength(3);
  process.kill(server.pid, "SIGHUP");
  await until(() => livingChildrenOf(server).length === 4, READY_WITHIN_MS);
  // The first place is the first to be renewed.
  process.kill(Math.min(...before), "SIGKILL");
  await until(() => server.logs().includes("every process is a fresh one"), READY_WITHIN_MS);
  expect(livingChildrenOf(server)).toHaveLength(3);
  expect(livingChildrenOf(server).filter((pid) => before.includes(pid))).toEqual([]);

  process.kill(server.pid, "SIGHUP");
  await until(() => livingChildrenOf(server).length === 4, READY_WITHIN_MS);
  const everybody = livingChildrenOf(server);
  expect(await server.terminate()).toBe(0);
  expect(everybody.filter(isAlive)).toEqual([]);
});

/** A slip in a process that runs: an error that nobody catches, and a promise that nobody looks after. */
const SLIPS = `process.on("SIGUSR2", () => { throw new Error("a slip by SIGUSR2"); });
process.on("SIGWINCH", () => void Promise.reject(new Error("a slip by SIGWINCH")));`;

test("an error that nobody caught is logged whole, its process finishes what is in, ends with 1, and is followed by another; without the primary nobody stays", async () => {
  await using fresh = await freshDatabase("postgres");
  const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(SLIPS)}`;
  await using server = await openHouseOf(fresh, { NODE_OPTIONS });
  const person = await signUp(server);
  let over = false;
  let told = 0;
  const betting = (async () => {
    for (; !over; told += 1) await playThroughCuts(person, ORDER);
  })();
  const opened = (): number => server.logs().split('"msg":"Server listening').length - 1;
  for (const slip of ["SIGUSR2", "SIGWINCH"] as const) {
    const before = opened();
    const victim = childrenOf(server).find(isAlive) ?? Number.NaN;
    process.kill(victim, slip);
    await until(() => server.logs().includes(`"childPid":${victim},"code":1,`), READY_WITHIN_MS);
    // With nobody at the door a connection may stay with the primary, unanswered (docs/operations.md, "Processes").
    await until(() => opened() > before, READY_WITHIN_MS);
    expect(livingChildrenOf(server)).toHaveLength(3);
    const lines = server.logs().split("\n");
    const last = lines.find((line) => line.includes(`a slip by ${slip}`)) ?? "";
    expect(JSON.parse(last)).toMatchObject({
      level: 60,
      pid: victim,
      msg: "an error that nobody caught",
    });
  }
  over = true;
  await betting;
  expect(await countRounds(fresh)).toBe(told);

  // The primary itself is killed: neither who serves nor who is only being started stays behind alone.
  process.kill(server.pid, "SIGHUP");
  await until(() => livingChildrenOf(server).length === 4, READY_WITHIN_MS);
  const everybody = livingChildrenOf(server);
  await server.kill();
  await until(() => !everybody.some(isAlive), READY_WITHIN_MS);
});

test.each(["with Redis", "without"])(
  "%s, figures of all processes are added up at one door",
  async (which) => {
    await using redis = await freshRedis();
    await using fresh = await freshDatabase("postgres");
    await using server = await openHouseOf(fresh, which === "with Redis" ? { REDIS_URL: redis.url } : {});
    const people = await signUpMany(server, 3);
    for (const person of people) for (let n = 0; n < 10; n += 1) await person.call("playRound", ORDER);
    const text = await server.metrics();
    const total = (pattern: RegExp): number =>
      [...text.matchAll(pattern)].reduce((sum, match) => sum + Number(match[1]), 0);
    expect(countedIn(text)).toBe(30);
    expect(total(/^stakes_minor_total\{game="coinflip"\} (\d+)/gm)).toBe(3_000);
    // A bet whose process lost the race for a nonce is in a second statement.
    expect(total(/^settle_batch_bets_sum (\d+)/gm)).toBeGreaterThanOrEqual(30);
    if (which === "with Redis") await until(async () => /^active_users 3$/m.test(await server.metrics()));
    expect(await server.terminate()).toBe(0);
  },
);
