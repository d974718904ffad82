import type { Block } from "../../../base/prose.ts";
import { type GameId, isGameId } from "../../../games/ids.ts";

/** What a page puts in from the rules in force: their data, the bets, the game's own tables, what to hold. */
export type Slot = "rules" | "odds" | "tables" | "strategy";

/** A part of a rules text: prose, or a place where the page draws something. */
export type Part = Block | { readonly kind: "slot"; readonly name: Slot };

export type Section = { readonly id: string; readonly title: string; readonly blocks: readonly Part[] };
/** docs/games/<id>.md; tools/rules-text.ts makes it when the app is built. */
export type RulesText = { readonly lead: readonly Part[]; readonly sections: readonly Section[] };

const TEXTS = import.meta.glob<RulesText>("../../../../docs/games/*.md", { import: "default" });

const gameIn = (path: string): string => /([^/]+)\.md$/.exec(path)?.[1] ?? "";
const LOADERS = new Map(
  Object.entries(TEXTS).flatMap(([path, load]) => (isGameId(gameIn(path)) ? [[gameIn(path), load]] : [])),
);

/** The rules of a game in words, a chunk of its own each. */
export async function readRulesText(game: GameId): Promise<RulesText> {
  const load = LOADERS.get(game);
  if (!load) throw new Error(`docs/games/${game}.md is missing`);
  return load();
}
