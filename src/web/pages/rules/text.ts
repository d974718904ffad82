import { type GameId, isGameId } from "../../../games/ids.ts";

/** A run of text in one style. */
export type Run = {
  readonly text: string;
  readonly style?: "strong" | "em" | "code";
  readonly href?: string;
};
export type Runs = readonly Run[];

/** What a page puts in from the rules in force: their data, the bets, the game's own tables, what to hold. */
export const SLOTS = ["rules", "odds", "tables", "strategy"] as const;
export type Slot = (typeof SLOTS)[number];

/** A rules text as a tree: the page draws it without trusting any markup. */
export type Block =
  | { readonly kind: "heading"; readonly runs: Runs }
  | { readonly kind: "paragraph"; readonly runs: Runs }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly Runs[] }
  | {
      readonly kind: "table";
      readonly ends: readonly boolean[];
      readonly head: readonly Runs[];
      readonly rows: readonly (readonly Runs[])[];
    }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "slot"; readonly name: Slot };

export type Section = { readonly id: string; readonly title: string; readonly blocks: readonly Block[] };
/** docs/games/<id>.md; tools/rules-text.ts makes it when the app is built. */
export type RulesText = { readonly lead: readonly Block[]; readonly sections: readonly Section[] };

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
