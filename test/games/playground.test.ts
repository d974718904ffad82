import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The example takes a core two seconds. */
const TIMEOUT_MS = 300_000;

test("the example in docs/playground.md runs as it stands and prints what it says", {
  timeout: TIMEOUT_MS,
}, async () => {
  const page = await readFile(join(ROOT, "docs/playground.md"), "utf8");
  const example = /```ts\n(?<code>[\s\S]*?)```/.exec(page)?.groups?.["code"] ?? "";
  const folder = await mkdtemp(join(tmpdir(), "rng-playground-"));
  try {
    const file = join(folder, "example.ts");
    await writeFile(file, example.replaceAll('"./src/', `"${pathToFileURL(ROOT).href}src/`));
    const { stdout } = await promisify(execFile)(process.execPath, [file]);
    expect(stdout).toMatch(
      /^commitment [0-9a-f]{64}\npocket \d+ returns (?:0n|2000n)\nblackjack returns \d+n of \d+n\n/,
    );
    expect(stdout).toContain("soft 17: stand return 0.99573777\nsoft 17: hit return 0.99370573\n");
    expect(Number(/chi-square (?<chance>\S+)/.exec(stdout)?.groups?.["chance"])).toBeGreaterThan(1e-6);
  } finally {
    await rm(folder, { recursive: true });
  }
});
