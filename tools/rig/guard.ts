// Started by scratch.ts with the run's directory. Standard input stays open for as long as the run lives.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

const PATIENCE_MS = 5_000;
const POLL_MS = 20;

/** false when there is no such process. Signal 0 only asks. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** A file system that a test has mounted in the directory holds it fast. */
function unmountIn(directory: string): void {
  if (!existsSync("/proc/mounts")) return;
  for (const line of readFileSync("/proc/mounts", "utf8").split("\n")) {
    const place = line.split(" ")[1] ?? "";
    if (place.startsWith(`${directory}/`)) spawnSync("umount", ["--lazy", place]);
  }
}

function cleanUp(directory: string): void {
  const pids = readdirSync(join(directory, "pids")).map(Number);
  for (const pid of pids) {
    signal(pid, readFileSync(join(directory, "pids", String(pid)), "utf8") as NodeJS.Signals);
  }
  const lastMs = performance.now() + PATIENCE_MS;
  const wait = (): void => {
    const alive = pids.filter((pid) => signal(pid, 0));
    if (alive.length > 0 && performance.now() < lastMs) {
      setTimeout(wait, POLL_MS);
      return;
    }
    for (const pid of alive) signal(pid, "SIGKILL");
    unmountIn(directory);
    rmSync(directory, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  };
  wait();
}

const directory = process.argv[2];
if (directory === undefined) throw new Error("guard.ts needs the directory to guard");
process.stdin.resume();
process.stdin.once("end", () => cleanUp(directory));
