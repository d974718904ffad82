import { type ChildProcess, execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import pg from "pg";
import { announced } from "../rig/announced.ts";
import { freePort } from "../rig/port.ts";
import type { Postgres } from "../rig/postgres.ts";
import { guarded } from "../rig/scratch.ts";
import { give, serverAccount } from "../rig/user.ts";

/** A copy of a primary that follows it, and can take its place. */
export type Standby = AsyncDisposable & {
  readonly port: number;
  /** Ends it as a crash would, and starts it again. */
  restart(): Promise<void>;
  promote(): Promise<void>;
};

const NAME = "standby1";
/** Without its own patience a standby that lost its primary for a moment would keep every commit waiting for 5 s. */
const SETTINGS = [
  "listen_addresses=127.0.0.1",
  "unix_socket_directories=",
  "max_connections=200",
  "wal_retrieve_retry_interval=100ms",
  "archive_mode=off",
  "synchronous_standby_names=",
];

function copyOf(primary: Postgres, directory: string): void {
  const account = serverAccount();
  mkdirSync(directory, { mode: 0o700 });
  give(directory, account);
  const from = `${primary.url}?application_name=${NAME}`;
  const args = ["-D", directory, "-R", "-X", "stream", "-c", "fast", "-d", from];
  const copy = spawnSync(join(primary.bin, "pg_basebackup"), args, {
    ...account,
    cwd: directory,
    encoding: "utf8",
  });
  if (copy.status !== 0) throw new Error(`pg_basebackup failed: ${copy.stderr}`);
}

/** From now on a commit is on both machines before anybody is told of it. */
async function makeSynchronous(primary: Postgres): Promise<void> {
  const client = new pg.Client({ connectionString: primary.url });
  await client.connect();
  try {
    await client.query(`ALTER SYSTEM SET synchronous_standby_names = '${NAME}'`);
    await client.query("SELECT pg_reload_conf()");
    for (;;) {
      const { rows } = await client.query("SELECT 1 FROM pg_stat_replication WHERE sync_state = 'sync'");
      if (rows.length > 0) return;
      await pause(50);
    }
  } finally {
    await client.end();
  }
}

/** The primary must run with wal_level replica (PostgreSQL's default). */
export async function startStandby(primary: Postgres, scratch: string, name = "standby"): Promise<Standby> {
  const account = serverAccount();
  const directory = join(scratch, name);
  copyOf(primary, directory);
  const port = await freePort();
  // The primary's own word for "who must confirm" came along with the copy.
  appendFileSync(join(directory, "postgresql.auto.conf"), "\nsynchronous_standby_names = ''\n");
  const args = ["-D", directory, ...[`port=${port}`, ...SETTINGS].flatMap((setting) => ["-c", setting])];
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(join(primary.bin, "postgres"), args, {
      ...account,
      cwd: directory,
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    guarded(scratch, started, "SIGQUIT");
    await announced("the standby", started, started.stderr, "ready to accept read-only connections");
    return started;
  };
  let child = await start();
  await makeSynchronous(primary);
  const end = async (signal: "SIGINT" | "SIGQUIT"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    port,
    async restart() {
      await end("SIGQUIT");
      child = await start();
    },
    async promote() {
      const args = ["promote", "-w", "-D", directory];
      await promisify(execFile)(join(primary.bin, "pg_ctl"), args, { ...account, cwd: directory });
    },
    [Symbol.asyncDispose]: () => end("SIGINT"),
  };
}

/** The address of both servers: whoever has it finds the one that is the primary. */
export const addressOf = (primary: Postgres, standby: Standby): string =>
  primary.url.replace(`:${primary.port}/`, `:${primary.port},127.0.0.1:${standby.port}/`);
