import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { guarded } from "../../tools/rig/scratch.ts";
import { machine } from "./machine.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

export type Ran = { readonly code: number | null; readonly out: string; readonly err: string };

/** Calls the command line as a process of its own, with these settings and no others. Its folder is the repository, unless told otherwise. */
export async function runCli(
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  cwd: string = ROOT,
): Promise<Ran> {
  const child = spawn(process.execPath, [`${ROOT}src/bin/cli.ts`, ...words], {
    cwd,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], ...env },
  });
  guarded(machine("TEST_SCRATCH"), child);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, "close")]);
  return { code: child.exitCode, out, err };
}
