import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { announced } from "./announced.ts";
import { freePort } from "./port.ts";
import { guarded } from "./scratch.ts";
import { type Account, give, serverAccount } from "./user.ts";

/** A PostgreSQL server of our own on 127.0.0.1, durable as in production (fsync and synchronous_commit on). */
export type Postgres = AsyncDisposable & {
  /** The maintenance database, as superuser. */
  readonly url: string;
  readonly port: number;
  readonly bin: string;
  readonly directory: string;
  /** Ends the server (SIGINT: in order; SIGQUIT: as a crash would) and starts it again at the same port. */
  restart(signal: "SIGINT" | "SIGQUIT"): Promise<void>;
  /** Ends it for good, as a crash would. */
  crash(): Promise<void>;
};

const READY = "database system is ready to accept connections";

/** Small enough for any machine, big enough that checkpoints do not land in every run. */
const SETTINGS = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  shared_buffers: "256MB",
  max_wal_size: "2GB",
  log_min_messages: "log",
  log_checkpoints: "off",
  timezone: "UTC",
};

function initialise(bin: string, directory: string, password: string, account: Account): void {
  mkdirSync(directory, { mode: 0o700 });
  give(directory, account);
  const passwordFile = `${directory}.password`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  give(passwordFile, account);
  const args = ["-D", directory, "-U", "postgres", "--auth=scram-sha-256", `--pwfile=${passwordFile}`];
  const init = spawnSync(
    join(bin, "initdb"),
    [...args, "--encoding=UTF8", "--locale=C", "--no-instructions"],
    {
      ...account,
      cwd: directory,
      encoding: "utf8",
    },
  );
  rmSync(passwordFile);
  if (init.status !== 0) throw new Error(`initdb failed:\n${init.stdout}${init.stderr}${init.error ?? ""}`);
}

/** `program` is the absolute path of postgres; everything is made under `scratch`, whose guard ends what is left over. */
export async function startPostgres(
  program: string,
  scratch: string,
  more: {
    readonly name?: string;
    readonly settings?: Readonly<Record<string, string>>;
    /** What the programs that the server starts (archive_command) are to find in their environment. */
    readonly env?: Readonly<Record<string, string>>;
    readonly abort?: AbortSignal;
  } = {},
): Promise<Postgres> {
  const bin = dirname(program);
  const directory = join(scratch, more.name ?? "postgres");
  const account = serverAccount();
  const password = randomBytes(16).toString("hex");
  initialise(bin, directory, password, account);
  const port = await freePort();
  const settings = Object.entries({ ...SETTINGS, ...more.settings }).flatMap(([k, v]) => ["-c", `${k}=${v}`]);
  const start = async (): Promise<ChildProcess> => {
    // A session of its own: Ctrl-C in a terminal reaches the run, which then stops the server in its turn.
    const started = spawn(program, ["-D", directory, "-p", String(port), ...settings], {
      ...account,
      cwd: directory,
      env: { ...process.env, ...more.env },
      detached: true,
      stdio: ["ignore", "ignore", "pipe"],
    });
    guarded(scratch, started, "SIGQUIT");
    await announced("PostgreSQL", started, started.stderr, READY, more.abort);
    return started;
  };
  let child = await start();
  const stop = async (signal: "SIGINT" | "SIGQUIT"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    bin,
    directory,
    async restart(signal) {
      await stop(signal);
      child = await start();
    },
    crash: () => stop("SIGQUIT"),
    [Symbol.asyncDispose]: () => stop("SIGINT"),
  };
}
