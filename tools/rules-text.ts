import { lexer, type Token, type Tokens } from "marked";
import type { Plugin } from "vite";
import type { Block, RulesText, Run, Runs, Section, Slot } from "../src/web/pages/rules/text.ts";

/** The printed parts of a page that the web app draws anew from the rules in force; the worked example stays as it is. */
const SLOT = /<!-- (rules|odds|tables|strategy) -->[\s\S]*?<!-- \/\1 -->/g;
const MARKER = /<!-- \/?example -->/g;
const SLOT_LINE = /^@@slot (rules|odds|tables|strategy)$/;
/** Pages outside the app; other files of docs/ have no page and are named in plain text. */
const OUTSIDE = /^https:\/\//;

/** marked escapes what it shows; a page sets text, which needs none of that. */
const plain = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The texts are ours: what the page cannot draw, raw markup above all, stops the build. */
function refuse(token: Token): never {
  throw new Error(`a rules page has no way to show ${token.type}: ${token.raw}`);
}

function runsOf(tokens: readonly Token[] | undefined): Run[] {
  return (tokens ?? []).flatMap((token): Run[] => {
    const text = plain("text" in token ? String(token["text"]) : "");
    switch (token.type) {
      case "text":
        return "tokens" in token && token.tokens ? runsOf(token.tokens) : [{ text }];
      case "escape":
        return [{ text }];
      case "strong":
      case "em":
        return [{ text, style: token.type }];
      case "codespan":
        return [{ text, style: "code" }];
      case "link":
        return [OUTSIDE.test(String(token["href"])) ? { text, href: String(token["href"]) } : { text }];
      default:
        return refuse(token);
    }
  });
}

function tableOf({ header, rows, align }: Tokens.Table): Block {
  return {
    kind: "table",
    ends: align.map((side) => side === "right"),
    head: header.map(({ tokens }) => runsOf(tokens)),
    rows: rows.map((row) => row.map(({ tokens }): Runs => runsOf(tokens))),
  };
}

function blocksOf(token: Token): Block[] {
  switch (token.type) {
    case "space":
      return [];
    case "heading":
      return [{ kind: "heading", runs: runsOf(token.tokens) }];
    case "paragraph": {
      const slot = SLOT_LINE.exec(token.raw.trim())?.[1] as Slot | undefined;
      return [slot ? { kind: "slot", name: slot } : { kind: "paragraph", runs: runsOf(token.tokens) }];
    }
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return [{ kind: "list", ordered, items: items.map(({ tokens }) => runsOf(tokens)) }];
    }
    case "table":
      return [tableOf(token as Tokens.Table)];
    case "code":
      return [{ kind: "code", text: String(token["text"]) }];
    default:
      return refuse(token);
  }
}

const idOf = (title: string): string => title.toLowerCase().replace(/[^a-z0-9]+/g, "-");

/** docs/games/<id>.md as a tree. The name of the game is left out: the page has its own. */
export function parseRulesText(markdown: string): RulesText {
  const source = markdown
    .replace(SLOT, (_printed, name: string) => `\n\n@@slot ${name}\n\n`)
    .replace(MARKER, "\n\n");
  const lead: Block[] = [];
  const sections: (Section & { blocks: Block[] })[] = [];
  for (const token of lexer(source)) {
    if (token.type === "heading" && token["depth"] === 1) continue;
    if (token.type === "heading" && token["depth"] === 2) {
      const title = plain(String(token["text"]));
      sections.push({ id: idOf(title), title, blocks: [] });
    } else (sections.at(-1)?.blocks ?? lead).push(...blocksOf(token));
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
