// npm test: gives the tests everything they need, runs them, and takes it all away again.
//   npm test                       every layer
//   npm test -- pure | house | e2e one layer
//   npm test -- test/http/x.test.ts  a path, or any option of Vitest
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { canInstall, howToInstall, install } from "./rig/install.ts";
import { type Plan, planOf } from "./rig/layers.ts";
import { startPostgres } from "./rig/postgres.ts";
import { type Found, findPrograms } from "./rig/programs.ts";
import { startRedis } from "./rig/redis.ts";
import { NONE, type Results, readResults, summaryOf } from "./rig/results.ts";
import { guarded, openScratch } from "./rig/scratch.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const bin = (path: string): string => join(ROOT, "node_modules", path);

/** A signal stops what is running now; the run then unwinds as after a failure. */
const interruption = new AbortController();
let running: ChildProcess | undefined;
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, () => {
    if (interruption.signal.aborted) return;
    console.error(`\n${signal}: stopping the tests and their servers …`);
    interruption.abort();
    running?.kill("SIGTERM");
  });
}

/** Runs one of our tools with its output shown; true if it ended well. */
async function runNode(
  scratch: string,
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<boolean> {
  if (interruption.signal.aborted) return false;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env,
    stdio: ["ignore", "inherit", "inherit"],
  });
  guarded(scratch, child, "SIGTERM");
  running = child;
  const [code] = await once(child, "exit");
  running = undefined;
  return code === 0;
}

async function buildWeb(scratch: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  console.log("Building the web app …");
  const args = ["build", "--logLevel", "warn"];
  return runNode(scratch, bin("vite/bin/vite.js"), args, { ...env, NODE_ENV: "production" });
}

async function runVitest(
  names: readonly string[],
  plan: Plan,
  scratch: string,
  env: NodeJS.ProcessEnv,
): Promise<Results> {
  const report = join(scratch, "results.json");
  const projects = names.flatMap((name) => ["--project", name]);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const args = ["run", ...projects, ...reporters, ...plan.rest];
  const well = await runNode(scratch, bin("vitest/vitest.mjs"), args, env);
  return readResults(report, well);
}

/** Starts what the plan needs, runs it and stops it again, whatever happens in between. */
async function run(plan: Plan, found: Found): Promise<Results> {
  const abort = interruption.signal;
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  // Whatever the tests and their tools drop into the temporary folder goes when the run ends.
  const temporary = join(scratch, "tmp");
  mkdirSync(temporary);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    TMPDIR: temporary,
    TEST_SCRATCH: scratch,
    NODE_ENV: "test",
    TZ: "UTC",
  };
  if (found.postgres !== undefined) {
    const postgres = stack.use(await startPostgres(found.postgres, scratch, { abort }));
    console.log(`PostgreSQL (${postgres.bin}) on 127.0.0.1:${postgres.port}`);
    env["TEST_DATABASE_URL"] = postgres.url;
    env["TEST_POSTGRES"] = found.postgres;
  }
  if (found["redis-server"] !== undefined) {
    const redis = stack.use(await startRedis(found["redis-server"], scratch, { abort }));
    console.log(`Redis on 127.0.0.1:${redis.port}`);
    env["TEST_REDIS_URL"] = redis.url;
    env["TEST_REDIS"] = found["redis-server"];
  }
  if (found.nginx !== undefined) env["TEST_NGINX"] = found.nginx;
  if (found.chromium !== undefined) env["TEST_CHROMIUM"] = found.chromium;
  if (found.caddy !== undefined) env["TEST_CADDY"] = found.caddy;
  if (found.prometheus !== undefined) env["TEST_PROMETHEUS"] = found.prometheus;
  if (found.pgbackrest !== undefined) env["TEST_PGBACKREST"] = found.pgbackrest;
  // Both are awaited here: what a bare return would hand on is disposed of too early.
  if (!plan.projects.includes("e2e") || (await buildWeb(scratch, env))) {
    return await runVitest(plan.projects, plan, scratch, env);
  }
  console.error("The web app does not build: its tests count as one failure, the others run.");
  const others = plan.projects.filter((name) => name !== "e2e");
  const rest = others.length > 0 ? await runVitest(others, plan, scratch, env) : NONE;
  return { ...rest, failed: rest.failed + 1 };
}

async function main(): Promise<Results> {
  const plan = planOf(process.argv.slice(2));
  let { found, missing } = findPrograms(plan.needs);
  if (missing.length > 0 && canInstall() && install(missing)) ({ found, missing } = findPrograms(plan.needs));
  if (missing.length > 0) throw new Error(howToInstall(missing));
  return run(plan, found);
}

let results: Results;
try {
  results = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  results = { ...NONE, failed: 1 };
}
process.exitCode = results.failed > 0 || interruption.signal.aborted ? 1 : 0;
console.log(`\n${summaryOf(results)}`);
