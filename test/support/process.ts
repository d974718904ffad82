import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { onTestFailed, TestRunner } from "vitest";
import { freePort } from "../../tools/rig/port.ts";
import { guarded } from "../../tools/rig/scratch.ts";
import { TEST_RNG_SECRET } from "./house.ts";
import { machine } from "./machine.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const READY_WITHIN_MS = 60_000;
const POLL_MS = 25;
const LOG_SHOWN_MAX = 6_000;

/** The real server as a process of its own. */
export type ServerProcess = AsyncDisposable & {
  /** Where it listens. */
  readonly url: string;
  /** The address in the browser; the origin of every request. */
  readonly origin: string;
  readonly port: number;
  readonly pid: number;
  /** Whether it has ended without being told to. */
  fell(): boolean;
  /** Everything it has written so far. */
  logs(): string;
  /** kill -9: no last words, no clean-up. */
  kill(): Promise<void>;
  /** SIGTERM; resolves to the exit code. */
  terminate(): Promise<number | null>;
};

export type ServerOptions = {
  /** Settings beyond HOST, PORT, PUBLIC_URL, RNG_SECRET and NODE_ENV (production). */
  readonly env: Readonly<Record<string, string>>;
  readonly port?: number;
  /** A house that is started on a machine with much else to do may take longer than a minute. */
  readonly readyWithinMs?: number;
  /** Where players go, if it is not this process: several processes behind one address. */
  readonly origin?: string;
};

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** Starts `npm start`'s server and waits until it says that it is ready. Rejects with its log when it ends instead. */
export async function startServer(options: ServerOptions): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const origin = options.origin ?? `http://localhost:${port}`;
  const child = spawn(process.execPath, ["src/bin/server.ts"], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      TZ: "UTC",
      NODE_ENV: "production",
      HOST: "127.0.0.1",
      PORT: String(port),
      PUBLIC_URL: origin,
      RNG_SECRET: TEST_RNG_SECRET,
      // Letters are laid in there, when a test sets no mail server.
      DATA_DIR: `${machine("TEST_SCRATCH")}/server-${port}`,
      SIGN_UPS_PER_DAY: "100000",
      // How late a machine with much else to do makes it says nothing: that it turns people away is test/http/pressure.test.ts.
      LOOP_DELAY_MAX_MS: "60000",
      ...options.env,
    },
  });
  guarded(machine("TEST_SCRATCH"), child);
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  // A test that fails is hard to understand without what the server said meanwhile.
  if (TestRunner.getCurrentTest() !== undefined) {
    onTestFailed(() => console.error(`--- log of the server at ${port}\n${log.slice(-LOG_SHOWN_MAX)}`));
  }
  const hasEnded = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const exited = once(child, "exit");
  let told = false;
  const stop = async (signal: "SIGKILL" | "SIGTERM"): Promise<number | null> => {
    told = true;
    if (!hasEnded()) child.kill(signal);
    await exited;
    return child.exitCode;
  };
  const url = `http://127.0.0.1:${port}`;
  const lastMs = performance.now() + (options.readyWithinMs ?? READY_WITHIN_MS);
  while (!(await answers(url))) {
    const tooLate = performance.now() > lastMs;
    if (tooLate) await stop("SIGKILL");
    if (hasEnded()) throw new Error(`the server ${tooLate ? "did not become ready" : "ended"}:\n${log}`);
    await pause(POLL_MS);
  }
  return {
    url,
    origin,
    port,
    pid: child.pid ?? 0,
    fell: () => hasEnded() && !told,
    logs: () => log,
    kill: async () => void (await stop("SIGKILL")),
    terminate: () => stop("SIGTERM"),
    [Symbol.asyncDispose]: async () => void (await stop("SIGKILL")),
  };
}
