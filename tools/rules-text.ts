import type { Plugin } from "vite";
import { type Block, plainText } from "../src/base/prose.ts";
import { parseProse } from "../src/services/legal/prose.ts";
import type { Part, RulesText, Section, Slot } from "../src/web/pages/rules/text.ts";

/** The printed parts of a page that the web app draws anew from the rules in force; the worked example stays as it is. */
const SLOTS = ["rules", "odds", "tables", "strategy"] as const satisfies readonly Slot[];
const SLOT = new RegExp(`<!-- (${SLOTS.join("|")}) -->[\\s\\S]*?<!-- /\\1 -->`, "g");
const MARKER = /<!-- \/?example -->/g;
const SLOT_LINE = new RegExp(`^@@slot (${SLOTS.join("|")})$`);
/** Pages outside the app; other files of docs/ have no page and are named in plain text. */
const OUTSIDE = /^https:\/\//;

const partOf = (block: Block): Part => {
  const slot = block.kind === "paragraph" ? SLOT_LINE.exec(plainText(block.runs))?.[1] : undefined;
  return slot ? { kind: "slot", name: slot as Slot } : block;
};

/** docs/games/<id>.md as a tree. The name of the game is left out: the page has its own. */
export function parseRulesText(markdown: string): RulesText {
  const source = markdown
    .replace(SLOT, (_printed, name: string) => `\n\n@@slot ${name}\n\n`)
    .replace(MARKER, "\n\n");
  const lead: Part[] = [];
  const sections: (Section & { blocks: Part[] })[] = [];
  for (const block of parseProse(source, OUTSIDE)) {
    if (block.kind === "heading" && block.level === 2)
      sections.push({ id: block.id, title: plainText(block.runs), blocks: [] });
    else (sections.at(-1)?.blocks ?? lead).push(partOf(block));
  }
  return { lead, sections };
}

/** Lets the app import docs/games/*.md as trees. */
export function rulesText(): Plugin {
  return {
    name: "rules-text",
    transform(source, id) {
      if (!/\/docs\/games\/[^/]+\.md$/.test(id)) return undefined;
      return { code: `export default ${JSON.stringify(parseRulesText(source))};`, map: null };
    },
  };
}
