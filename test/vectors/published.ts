import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { GAME_IDS, type GameId } from "../../src/games/ids.ts";
import type { RoundVector, StreamVector } from "./replayed.ts";

const FOLDER = fileURLToPath(new URL(".", import.meta.url));
const read = <T>(name: string): T => JSON.parse(readFileSync(`${FOLDER}${name}`, "utf8")) as T;

/** The stream that everything else is drawn from. */
export const publishedStream = (): StreamVector => read("rounds.json");

/** Every published round of every game, from its file test/vectors/<game>.json. */
export function publishedRounds(): { game: GameId; rounds: readonly RoundVector[] }[] {
  const files = new Set(globSync("*.json", { cwd: FOLDER }).map((name) => basename(name, ".json")));
  return GAME_IDS.map((game) => ({
    game,
    rounds: files.has(game) ? read<{ rounds: RoundVector[] }>(`${game}.json`).rounds : [],
  }));
}
