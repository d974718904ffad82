// npm run soak -- --minutes 30: one server on PostgreSQL and Redis, people who bet and look around at a low rate, and its heap, memory,
// open files and event loop looked at all the time. Exit 1 when heap or files of the last quarter lie above the second one's by more
// than is noise, somebody was refused, or the books are not right in the end.
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Person, signUp } from "../test/support/people.ts";
import { startServer } from "../test/support/process.ts";
import { auditAt } from "./deploy/drills.ts";
import { freePort } from "./rig/port.ts";
import { startPostgres } from "./rig/postgres.ts";
import { findPrograms } from "./rig/programs.ts";
import { startRedis } from "./rig/redis.ts";
import { openScratch } from "./rig/scratch.ts";

const PEOPLE = 10;
const THINK_MS = 100;
const LINES = 40;
/** A heap is a saw blade: what stays is the lowest of a quarter's samples, if there are enough of them to meet its teeth. */
const SAMPLES_PER_LINE = 30;
const HEAP_GROWTH_MAX = 1.1;
const FILES_MORE_MAX = 10;

const FIGURES = {
  heapMiB: "nodejs_heap_size_used_bytes",
  residentMiB: "process_resident_memory_bytes",
  openFiles: "process_open_fds",
  lagMs: "nodejs_eventloop_lag_p50_seconds",
} as const;
type Sample = Record<keyof typeof FIGURES, number>;

async function sample(metricsPort: number): Promise<Sample> {
  const text = await (await fetch(`http://127.0.0.1:${metricsPort}/metrics`)).text();
  const read = (name: string): number =>
    Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)`, "m").exec(text)?.[1]);
  return {
    heapMiB: read(FIGURES.heapMiB) / 1_048_576,
    residentMiB: read(FIGURES.residentMiB) / 1_048_576,
    openFiles: read(FIGURES.openFiles),
    lagMs: read(FIGURES.lagMs) * 1_000,
  };
}

/** What somebody does at the tables: mostly bets, now and then a look at the history, the statement, the other games. */
async function linger(person: Person, isOver: () => boolean, done: { answers: number; refusals: number }) {
  for (let turn = 0; !isOver(); turn += 1) {
    const body = { stake: 100, bet: { side: "heads" } };
    const key = { "idempotency-key": randomUUID() };
    const answer = await (turn % 10 === 9
      ? person.ask("listRounds", { query: { limit: 20 } })
      : person.ask("playRound", { params: { game: "coinflip" }, body }, key));
    if (answer.status < 300) done.answers += 1;
    else done.refusals += 1;
    await pause(THINK_MS);
  }
}

function judge(samples: readonly Sample[]): boolean {
  const quarter = Math.floor(samples.length / 4);
  const lowest = (part: readonly Sample[], of: keyof Sample): number =>
    Math.min(...part.map((one) => one[of]));
  const [early, late] = [samples.slice(quarter, 2 * quarter), samples.slice(-quarter)];
  for (const of of Object.keys(FIGURES) as (keyof Sample)[])
    console.log(
      `${of}: ${lowest(early, of).toFixed(1)} in the second quarter, ${lowest(late, of).toFixed(1)} in the last`,
    );
  return (
    lowest(late, "heapMiB") <= lowest(early, "heapMiB") * HEAP_GROWTH_MAX &&
    lowest(late, "openFiles") <= lowest(early, "openFiles") + FILES_MORE_MAX
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { minutes: { type: "string", default: "30" } } });
  const lengthMs = Number(values.minutes) * 60_000;
  const { found } = findPrograms(["postgres", "redis-server"]);
  if (!found.postgres || !found["redis-server"]) throw new Error("PostgreSQL or Redis is not installed");
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  process.env["TEST_SCRATCH"] = scratch;
  const postgres = stack.use(await startPostgres(found.postgres, scratch));
  const redis = stack.use(await startRedis(found["redis-server"], scratch));
  const metricsPort = await freePort();
  const env = {
    DATABASE_URL: postgres.url,
    REDIS_URL: redis.url,
    WEB_CONCURRENCY: "1",
    METRICS_PORT: String(metricsPort),
    LOG_LEVEL: "error",
  };
  const server = stack.use(await startServer({ env, readyWithinMs: 180_000 }));
  const people: Person[] = [];
  while (people.length < PEOPLE) people.push(await signUp(server));
  let over = false;
  const done = { answers: 0, refusals: 0 };
  const lingering = Promise.all(people.map((person) => linger(person, () => over, done)));
  lingering.catch(() => {});
  const samples: Sample[] = [];
  for (let n = 1; n <= LINES * SAMPLES_PER_LINE; n += 1) {
    await Promise.race([pause(lengthMs / LINES / SAMPLES_PER_LINE), lingering]);
    samples.push(await sample(metricsPort));
    if (n % SAMPLES_PER_LINE > 0) continue;
    const { heapMiB, residentMiB, openFiles, lagMs } = samples.at(-1) as Sample;
    console.log(
      `${done.answers} answers  heap ${heapMiB.toFixed(0)} MiB  resident ${residentMiB.toFixed(0)} MiB  files ${openFiles}  lag ${lagMs.toFixed(1)} ms`,
    );
  }
  over = true;
  await lingering;
  console.log(`${values.minutes} minutes, ${done.answers} answers, ${done.refusals} refusals`);
  const flat = judge(samples) && done.refusals === 0;
  console.log(flat ? "Flat." : "NOT flat.");
  const wrong = await auditAt(postgres.url);
  console.log(wrong ? `It does not hold that ${wrong}.` : "The books are right.");
  process.exitCode = flat && wrong === undefined ? 0 : 1;
}

await main();
