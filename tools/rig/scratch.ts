import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * One directory per run that holds everything the run makes, with a guard process that outlives the run: when the run
 * ends, in whatever way (kill -9 too), the guard ends the processes noted in pids/ and removes the directory.
 */
export type Scratch = AsyncDisposable & { readonly directory: string };

const GUARD = fileURLToPath(new URL("./guard.ts", import.meta.url));

export function openScratch(): Scratch {
  const directory = mkdtempSync(join(tmpdir(), "rng-thing-"));
  // Servers run as another user when the run is root's: they may pass through, not look around.
  chmodSync(directory, 0o711);
  mkdirSync(join(directory, "pids"), { mode: 0o700 });
  const guard = spawn(process.execPath, [GUARD, directory], {
    detached: true,
    cwd: "/",
    stdio: ["pipe", "ignore", "inherit"],
  });
  return {
    directory,
    async [Symbol.asyncDispose]() {
      const gone = once(guard, "exit");
      guard.stdin.end();
      await gone;
    },
  };
}

/** Notes a child for the guard until it has exited. `stopWith` is the signal that ends it at once and cleanly. */
export function guarded(
  directory: string,
  child: ChildProcess,
  stopWith: "SIGQUIT" | "SIGTERM" | "SIGKILL" = "SIGKILL",
): void {
  if (child.pid === undefined) return;
  const note = join(directory, "pids", String(child.pid));
  writeFileSync(note, stopWith);
  child.once("exit", () => rmSync(note, { force: true }));
}
