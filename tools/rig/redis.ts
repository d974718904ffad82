import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { announced } from "./announced.ts";
import { freePort } from "./port.ts";
import { guarded } from "./scratch.ts";
import { give, serverAccount } from "./user.ts";

/** A Redis server of our own on 127.0.0.1 that keeps nothing on disk. */
export type Redis = AsyncDisposable & {
  readonly url: string;
  readonly port: number;
  readonly password: string;
  /** kill -9. */
  kill(): Promise<void>;
  /** Another one in its place: the same port, empty. */
  revive(): Promise<void>;
};

const READY = "Ready to accept connections";

export async function startRedis(
  program: string,
  scratch: string,
  more: {
    readonly name?: string;
    /** One password for a master and its replicas. */
    readonly password?: string;
    /** Lines of redis.conf beyond the usual. */
    readonly settings?: readonly string[];
    readonly abort?: AbortSignal;
  } = {},
): Promise<Redis> {
  const directory = join(scratch, more.name ?? "redis");
  const account = serverAccount();
  mkdirSync(directory, { mode: 0o700 });
  const port = await freePort();
  const password = more.password ?? randomBytes(16).toString("hex");
  const config = join(directory, "redis.conf");
  const lines = ["bind 127.0.0.1", `port ${port}`, `requirepass ${password}`, 'save ""', "appendonly no"];
  writeFileSync(config, `${[...lines, `dir ${directory}`, ...(more.settings ?? [])].join("\n")}\n`, {
    mode: 0o600,
  });
  give(config, account);
  give(directory, account);
  const start = async (): Promise<ChildProcess> => {
    const started = spawn(program, [config], {
      ...account,
      cwd: directory,
      detached: true,
      stdio: ["ignore", "pipe", "ignore"],
    });
    guarded(scratch, started);
    await announced("Redis", started, started.stdout, READY, more.abort);
    return started;
  };
  let child = await start();
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
  };
  return {
    url: `redis://:${password}@127.0.0.1:${port}`,
    port,
    password,
    kill: () => end("SIGKILL"),
    async revive() {
      child = await start();
    },
    [Symbol.asyncDispose]: () => end("SIGTERM"),
  };
}
