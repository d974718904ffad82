import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { TEST_RNG_SECRET } from "../../test/support/house.ts";
import { guarded } from "../rig/scratch.ts";

/** The process that runs the jobs. */
export type Worker = {
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM; the exit code. */
  terminate(): Promise<number | null>;
};

/** See system.ts. */
const READY_MAX_MS = 180_000;

/** Starts it and waits until its metrics answer. */
export async function startWorker(
  root: string,
  scratch: string,
  metricsPort: number,
  env: Readonly<Record<string, string>>,
): Promise<Worker> {
  const child = spawn(process.execPath, ["src/bin/cli.ts", "worker"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      RNG_SECRET: TEST_RNG_SECRET,
      METRICS_PORT: String(metricsPort),
      HOST: "127.0.0.1",
      DATA_DIR: join(scratch, "worker"),
      ...env,
    },
  });
  guarded(scratch, child);
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      log = (log + text).slice(-20_000);
    });
  const ended = (): boolean => child.exitCode !== null || child.signalCode !== null;
  const lastMs = performance.now() + READY_MAX_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`).catch(() => undefined);
    if (answer?.ok) break;
    if (ended() || performance.now() > lastMs) throw new Error(`the worker does not work:\n${log}`);
    await pause(50);
  }
  const end = async (signal: "SIGKILL" | "SIGTERM"): Promise<number | null> => {
    if (ended()) return child.exitCode;
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    return child.exitCode;
  };
  return { kill: async () => void (await end("SIGKILL")), terminate: () => end("SIGTERM") };
}
