import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { WEB_FOLDER } from "../../src/bin/web-folder.ts";

/** Texts of the built app that are worth compressing (vite.config.ts), and those made after the bundle. */
const TEXT = /\.(?:html|js|css|svg|json|webmanifest)$/;
const WORTH_BYTES = 1_000;
const MADE_AFTER = new Set(["verifier.html"]);

test("every text of the built app lies beside itself compressed, byte for byte, and files that never change say so in their name", () => {
  const files = readdirSync(WEB_FOLDER, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(WEB_FOLDER.length + 1));
  const texts = files
    .filter((name) => TEXT.test(name) && !MADE_AFTER.has(name))
    .map((name) => ({ name, bytes: readFileSync(join(WEB_FOLDER, name)) }))
    .filter(({ bytes }) => bytes.length >= WORTH_BYTES);
  expect(texts.length).toBeGreaterThan(10);
  for (const { name, bytes } of texts) {
    const [br, gz] = [".br", ".gz"].map((end) => readFileSync(join(WEB_FOLDER, `${name}${end}`)));
    expect([name, br && brotliDecompressSync(br).equals(bytes)]).toEqual([name, true]);
    expect([name, gz && gunzipSync(gz).equals(bytes)]).toEqual([name, true]);
    expect(br?.length).toBeLessThan(bytes.length);
  }
  const assets = files.filter((name) => name.startsWith("assets/"));
  expect(assets.filter((name) => !/-[\w-]{8}\.\w+(?:\.br|\.gz)?$/.test(name))).toEqual([]);
});
