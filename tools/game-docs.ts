import { globSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { GAMES } from "../src/games/catalog.ts";
import { type GameId, isGameId } from "../src/games/ids.ts";
import { GAME_ODDS } from "../src/games/odds-catalog.ts";
import { exampleBlock, oddsBlock, rulesBlock } from "./doc-blocks.ts";
import { strategyBlock, tablesBlock } from "./game-tables.ts";
import { steppedExample } from "./stepped-example.ts";

/**
 * Fills docs/games/*.md: what stands between `<!-- rules -->` and `<!-- /rules -->` (also odds, tables, strategy, example) is printed from the
 * code. Usage: node tools/game-docs.ts. A test fails while a page is stale.
 */
const FOLDER = fileURLToPath(new URL("../docs/games/", import.meta.url));

const BLOCKS = {
  rules: (id: GameId) => rulesBlock(GAMES[id]),
  odds: (id: GameId) => oddsBlock(GAMES[id], GAME_ODDS[id]),
  tables: tablesBlock,
  strategy: strategyBlock,
  example: (id: GameId) => {
    const game = GAMES[id];
    return game.kind === "stepped" ? steppedExample(game) : exampleBlock(game, GAME_ODDS[id]);
  },
} as const;
export type BlockName = keyof typeof BLOCKS;

const markers = (name: string): [string, string] => [`<!-- ${name} -->`, `<!-- /${name} -->`];

export function hasBlock(text: string, name: BlockName): boolean {
  const [begin, end] = markers(name);
  return text.includes(begin) && text.indexOf(end) > text.indexOf(begin);
}

/** The page with every block that it has printed anew. */
export function filled(id: GameId, text: string): string {
  let page = text;
  for (const [name, print] of Object.entries(BLOCKS)) {
    const [begin, end] = markers(name);
    const from = page.indexOf(begin);
    const to = page.indexOf(end);
    if (from < 0 || to < from) continue;
    page = `${page.slice(0, from + begin.length)}\n${print(id)}\n${page.slice(to)}`;
  }
  return page;
}

/** Every game's page that exists. */
export function pages(): { id: GameId; path: string; text: string }[] {
  return globSync("*.md", { cwd: FOLDER })
    .sort()
    .flatMap((name) => {
      const id = basename(name, ".md");
      const path = `${FOLDER}${name}`;
      return isGameId(id) ? [{ id, path, text: readFileSync(path, "utf8") }] : [];
    });
}

if (import.meta.main) {
  for (const { id, path, text } of pages()) {
    const page = filled(id, text);
    if (page === text) continue;
    writeFileSync(path, page);
    process.stderr.write(`${id}: printed anew\n`);
  }
}
