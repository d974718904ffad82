import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { build } from "vite";
import { GAMES } from "../src/games/catalog.ts";
import { rulesIdOf } from "../src/games/game.ts";
import { publishedRounds } from "../test/vectors/published.ts";
import { findPrograms } from "../tools/rig/programs.ts";
import type { Bench } from "./bench.ts";

type Published = ReturnType<typeof publishedRounds>[number];

/** The published rounds of a game as the fairness page exports a pair. */
function exportOf({ game, rounds }: Published): string {
  const { rules } = GAMES[game];
  const rulesId = rulesIdOf(game, rules);
  return JSON.stringify({
    rules: { [rulesId]: rules },
    rounds: rounds.map((round) => ({
      ...round,
      game,
      rulesId,
      openingStake: round.stake,
      stake: round.staked ?? round.stake,
    })),
  });
}

async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      outDir: folder,
      lib: {
        entry: join(import.meta.dirname, "verify.entry.ts"),
        name: "verify",
        formats: ["iife"],
        fileName: () => "verify.js",
      },
    },
  });
  return join(folder, "verify.js");
}

export const verify: Bench = {
  name: "verify",
  summary: "rounds worked out again a second in Chromium, by the verifier of the fairness page",
  async run({ seconds }) {
    const { chromium: executablePath } = findPrograms(["chromium"]).found;
    if (executablePath === undefined) throw new Error("chromium is not installed");
    const folder = mkdtempSync(join(tmpdir(), "bench-verify-"));
    const browser = await chromium.launch({
      executablePath,
      args: ["--headless", "--no-sandbox", "--disable-gpu"],
    });
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ path: await bundle(folder) });
      const figures: Record<string, number> = {};
      const games = publishedRounds();
      const forMs = (seconds * 1_000) / games.length;
      for (const published of games) {
        const asked = { json: exportOf(published), forMs };
        figures[`${published.game} rounds/s`] = await page.evaluate(
          (it) => globalThis.verifySpeed(it.json, it.forMs),
          asked,
        );
      }
      return figures;
    } finally {
      await browser.close();
      rmSync(folder, { recursive: true });
    }
  },
};
