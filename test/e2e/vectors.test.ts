import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { scratchFolder } from "../support/machine.ts";
import { publishedRounds, publishedStream } from "../vectors/published.ts";
import { expectedOf } from "../vectors/replayed.ts";

let browser: Browser;
let page: Page;

beforeAll(async () => {
  const outDir = scratchFolder("vectors");
  await build({
    configFile: false,
    logLevel: "warn",
    build: {
      outDir,
      emptyOutDir: true,
      lib: {
        entry: fileURLToPath(new URL("vectors.entry.ts", import.meta.url)),
        name: "vectors",
        formats: ["iife"],
        fileName: () => "vectors.js",
      },
    },
  });
  browser = await launchChromium();
  page = await browser.newPage();
  await page.addScriptTag({ path: `${outDir}/vectors.js` });
});
afterAll(() => browser?.close());

test("the published stream is these words and no others, in Chromium", async () => {
  const vector = publishedStream();
  const replayed = await page.evaluate((text) => globalThis.rngReplay.stream(text), JSON.stringify(vector));
  expect(JSON.parse(replayed)).toEqual({ commitment: vector.commitment, words: vector.words });
});

test.each(publishedRounds())(
  "the players' verifier agrees with every published round of $game, in Chromium",
  async ({ game, rounds }) => {
    const asked = { game, text: JSON.stringify(rounds) };
    const replayed = await page.evaluate((it) => globalThis.rngReplay.rounds(it.game, it.text), asked);
    expect(JSON.parse(replayed)).toEqual(rounds.map(expectedOf));
  },
);
