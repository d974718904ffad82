import { existsSync, writeFileSync } from "node:fs";
import { GAMES } from "../src/games/catalog.ts";
import { rulesIdOf } from "../src/games/game.ts";
import { isGameId } from "../src/games/ids.ts";
import { GAME_ODDS } from "../src/games/odds-catalog.ts";
import { freeze } from "./frozen.ts";

/**
 * Writes test/vectors/<game>.json for games that have none. What is there is never touched: if its rounds no longer come
 * out, the code is wrong, not the file. After new rules were published on purpose, delete the file first.
 * Usage: node tools/game-vectors.ts <game> …, then `npm run format`.
 */
const ROUNDS = 60;

for (const id of process.argv.slice(2)) {
  if (!isGameId(id)) throw new Error(`there is no game ${id}`);
  const file = new URL(`../test/vectors/${id}.json`, import.meta.url);
  if (existsSync(file)) {
    process.stderr.write(`${id}: has its vectors\n`);
    continue;
  }
  const game = GAMES[id];
  const rounds = freeze(game, GAME_ODDS[id], ROUNDS);
  const lines = rounds.map((round) => `    ${JSON.stringify(round)}`).join(",\n");
  writeFileSync(file, `{\n  "rulesId": "${rulesIdOf(id, game.rules)}",\n  "rounds": [\n${lines}\n  ]\n}\n`);
  process.stderr.write(`${id}: ${rounds.length} rounds frozen\n`);
}
