import { randomBytes } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { freePort } from "../rig/port.ts";
import { type Postgres, startPostgres } from "../rig/postgres.ts";
import { findPrograms } from "../rig/programs.ts";
import { openScratch } from "../rig/scratch.ts";
import { CONFINED, OWN_LIMITS, podman, podmanSucceeds } from "./podman.ts";
import type { Held } from "./probed.ts";

const NODE = "/usr/local/bin/node";
const PASSWORD = "of-this-run-only";
/** Sealing is done by the minute. */
const SEALED_WITHIN_MS = 150_000;
const STOPPED_WITHIN_MS = 10_000;

/** Somebody who owns the house's database and may make no other: a drill on the house's own server would fail. */
async function openFor({ url }: Postgres): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`CREATE ROLE rng LOGIN NOCREATEDB PASSWORD '${PASSWORD}'`);
  await client.query("CREATE DATABASE rng OWNER rng");
  await client.end();
  const { host } = new URL(url);
  return `postgresql://rng:${PASSWORD}@${host}/rng`;
}

async function hasSealed(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const lastMs = performance.now() + SEALED_WITHIN_MS;
    while (performance.now() < lastMs) {
      const { rows } = await client
        .query("SELECT 1 FROM job_runs WHERE job = 'seal' AND succeeded_at IS NOT NULL")
        // The worker lays the tables down first.
        .catch(() => ({ rows: [] }));
      if (rows.length > 0) return true;
      await pause(500);
    }
    return false;
  } finally {
    await client.end();
  }
}

/** A command of the house as it is called in a container that runs. */
function command(id: string, ...words: readonly string[]): Held {
  const what = `in its container: cli ${words.join(" ")}`;
  try {
    const said = podman("exec", id, NODE, "src/bin/cli.ts", ...words);
    return [what, true, said.trim().slice(0, 160)];
  } catch (error) {
    return [what, false, String(error).slice(0, 600)];
  }
}

/** Asks it to end. */
function ended(id: string): Held {
  const began = performance.now();
  podman("stop", "-t", "20", id);
  const tookMs = performance.now() - began;
  const code = podman("inspect", "--format", "{{.State.ExitCode}}", id).trim();
  const seen = `${code} after ${tookMs.toFixed(0)} ms`;
  return ["SIGTERM ends the worker with 0", code === "0" && tookMs < STOPPED_WITHIN_MS, seen];
}

function start(image: string, settings: Readonly<Record<string, string>>): string {
  const env = Object.entries(settings).flatMap(([name, value]) => ["-e", `${name}=${value}`]);
  const machine = ["--network=host", "--cgroups=disabled", "--tmpfs=/tmp:size=1g", ...OWN_LIMITS];
  return podman("run", "-d", ...CONFINED, ...machine, ...env, image).trim();
}

/** The worker's image at its work, on a PostgreSQL of this machine: jobs, a backup, and a drill that does not touch that server. */
export async function lookAtWorker(image: string): Promise<readonly Held[]> {
  const { postgres: program } = findPrograms(["postgres"]).found;
  if (program === undefined) return [["there is a PostgreSQL for the worker", false, "none on this machine"]];
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  const databaseUrl = await openFor(stack.use(await startPostgres(program, scratch)));
  const id = start(image, {
    PUBLIC_URL: "https://casino.example",
    RNG_SECRET: `t1:${randomBytes(36).toString("base64url")}`,
    DATABASE_URL: databaseUrl,
    JOBS: "elsewhere",
    METRICS_PORT: String(await freePort()),
    BACKUP_DIR: "/backups",
    BACKUP_KEY: randomBytes(36).toString("base64url"),
  });
  stack.defer(() => void podmanSucceeds("rm", "-f", "-v", "-t", "0", id));
  const sealed = await hasSealed(databaseUrl);
  const administrator = ["--username", "overseer", "--email", "root@casino.example"];
  return [
    [
      "the worker is nobody either",
      podman("exec", id, NODE, "-p", "process.getuid()").trim() === "10001",
      "",
    ],
    ["the worker seals on a PostgreSQL of its own address", sealed, sealed ? "" : podman("logs", id)],
    command(id, "backup"),
    command(id, "drill"),
    command(id, "audit"),
    command(id, "admin", "create", ...administrator),
    ended(id),
  ];
}
