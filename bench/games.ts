import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { GAME_IDS } from "../src/games/ids.ts";
import type { Bench } from "./bench.ts";

const CLI = join(import.meta.dirname, "../src/bin/cli.ts");
/** Enough for the compiler to be done with its work early in the run. */
const ROUNDS = { quick: "20000000", slow: "4000000" } as const;
const SLOW = new Set(["video-poker", "craps", "mines", "high-low"]);

/** Rounds a second of a core's time, by the game's own code. Each game in a process of its own, as a simulation runs it. */
function speedOf(game: string): number {
  const rounds = SLOW.has(game) ? ROUNDS.slow : ROUNDS.quick;
  const run = spawnSync(process.execPath, [CLI, "simulate", game, "--rounds", rounds, "--json"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(run.stdout) as { speed: number }).speed;
}

export const games: Bench = {
  name: "games",
  summary: "simulated rounds a second and core, by the exact code that plays",
  async run() {
    const figures: Record<string, number> = {};
    for (const game of GAME_IDS) {
      figures[`${game} rounds/s and core`] = speedOf(game);
      console.error(game, figures[`${game} rounds/s and core`]);
    }
    return figures;
  },
};
