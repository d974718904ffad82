import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ZipEntry, zipOf } from "../../../src/services/accounts/zip.ts";
import { scratchFolder } from "../../support/machine.ts";

const NOW = Date.UTC(2026, 10, 24, 12, 34, 56);

async function* pieces(...texts: string[]): AsyncGenerator<string> {
  yield* texts;
}

async function bytesOf(entries: readonly ZipEntry[]): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipOf(entries, NOW)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

test("the standard program of the machine finds nothing wrong, and every file as it was given", async () => {
  const large = randomBytes(300_000).toString("hex");
  const archive = await bytesOf([
    { name: "README.txt", pieces: pieces("hello\n") },
    { name: "empty.json", pieces: pieces() },
    { name: "räder.json", pieces: pieces("[\n", '{"a":1}', "\n]\n") },
    { name: "large.txt", pieces: pieces(large.slice(0, 1_000), large.slice(1_000)) },
  ]);
  const file = join(scratchFolder("zip"), "a.zip");
  writeFileSync(file, archive);
  // Python's zipfile checks sizes, offsets and sums.
  const script = `
import json, sys, zipfile
with zipfile.ZipFile(sys.argv[1]) as z:
    bad = z.testzip()
    print(json.dumps({"bad": bad, "files": {i.filename: [i.file_size, list(i.date_time)] for i in z.infolist()},
      "wheels": z.read("räder.json").decode(), "large": z.read("large.txt").decode()[-8:]}))`;
  const found = JSON.parse(execFileSync("python3", ["-c", script, file], { encoding: "utf8" }));
  expect(found).toEqual({
    bad: null,
    files: {
      "README.txt": [6, [2026, 11, 24, 12, 34, 56]],
      "empty.json": [0, [2026, 11, 24, 12, 34, 56]],
      "räder.json": [12, [2026, 11, 24, 12, 34, 56]],
      "large.txt": [600_000, [2026, 11, 24, 12, 34, 56]],
    },
    wheels: '[\n{"a":1}\n]\n',
    large: large.slice(-8),
  });
});

test("what is read from the source is told at once, not held until the end", async () => {
  let asked = 0;
  async function* endless(): AsyncGenerator<string> {
    for (;;) {
      asked += 1;
      yield randomBytes(16_384).toString("hex");
    }
  }
  let bytes = 0;
  for await (const chunk of zipOf([{ name: "endless.txt", pieces: endless() }], NOW)) {
    bytes += chunk.length;
    if (bytes > 500_000) break;
  }
  expect(asked).toBeLessThan(200);
});

test("a fault of the source ends the archive with that fault", async () => {
  async function* broken(): AsyncGenerator<string> {
    yield "a";
    throw new Error("the database went away");
  }
  await expect(bytesOf([{ name: "a.txt", pieces: broken() }])).rejects.toThrow("the database went away");
});
