import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterEach, expect, test, vi } from "vitest";

const RUN = fileURLToPath(new URL("killed-run.ts", import.meta.url));

let run: ChildProcess;
afterEach(() => run.kill("SIGKILL"));

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

test.each(["SIGKILL", "SIGTERM", "SIGINT"] as const)(
  "a run that is ended by %s leaves no server and no directory behind",
  async (signal) => {
    run = spawn(process.execPath, [RUN], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = (await once(run.stdout as NodeJS.ReadableStream, "data")) as [Buffer];
    const { directory, server } = JSON.parse(String(line)) as { directory: string; server: number };
    expect(existsSync(directory)).toBe(true);
    expect(isAlive(server)).toBe(true);
    run.kill(signal);
    await vi.waitUntil(() => !existsSync(directory), { timeout: 20_000 });
    await vi.waitUntil(() => !isAlive(server), { timeout: 20_000 });
  },
);
