import { lexer, type Token, type Tokens } from "marked";
import { type Block, plainText, type Run, type Runs } from "../../base/prose.ts";

/** Where links may lead; what leads elsewhere is shown as plain text. */
type Hrefs = RegExp;

/** marked escapes what it shows; a page sets text, which needs none of that. */
const unescaped = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&");

/** The texts are ours: what a page has no way to draw, raw markup above all, is a fault of the text. */
function refuse(token: Token): never {
  throw new Error(`a text has no way to show ${token.type}: ${token.raw}`);
}

function runOf(token: Token, hrefs: Hrefs): Runs {
  const text = unescaped("text" in token ? String(token["text"]) : "").replaceAll("\n", " ");
  switch (token.type) {
    case "text":
      return "tokens" in token && token.tokens ? runsOf(token.tokens, hrefs) : [{ text }];
    case "escape":
      return [{ text }];
    case "strong":
    case "em":
      return [{ text, style: token.type }];
    case "codespan":
      return [{ text, style: "code" }];
    case "link": {
      const href = String(token["href"]);
      return [hrefs.test(href) ? { text, href } : { text }];
    }
    default:
      return refuse(token);
  }
}

const isPlain = (run: Run | undefined): run is Run =>
  run !== undefined && run.style === undefined && run.href === undefined;

/** Neighbours without a style are one run. */
function runsOf(tokens: readonly Token[] | undefined, hrefs: Hrefs): Runs {
  const runs: Run[] = [];
  for (const run of (tokens ?? []).flatMap((token) => runOf(token, hrefs))) {
    const last = runs.at(-1);
    if (isPlain(last) && isPlain(run)) runs[runs.length - 1] = { text: last.text + run.text };
    else runs.push(run);
  }
  return runs;
}

/** What a heading is called in an address: "Bet & pay" is "bet-pay". */
const idOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

function blockOf(token: Token, hrefs: Hrefs): Block {
  switch (token.type) {
    case "heading": {
      const runs = runsOf(token.tokens, hrefs);
      return { kind: "heading", level: token["depth"] === 2 ? 2 : 3, id: idOf(plainText(runs)), runs };
    }
    case "paragraph":
      return { kind: "paragraph", runs: runsOf(token.tokens, hrefs) };
    case "list": {
      const { ordered, items } = token as Tokens.List;
      return { kind: "list", ordered, items: items.map(({ tokens }) => runsOf(tokens, hrefs)) };
    }
    case "table": {
      const { header, rows, align } = token as Tokens.Table;
      return {
        kind: "table",
        ends: align.map((side) => side === "right"),
        head: header.map(({ tokens }) => runsOf(tokens, hrefs)),
        rows: rows.map((row) => row.map(({ tokens }) => runsOf(tokens, hrefs))),
      };
    }
    case "code":
      return { kind: "code", text: String(token["text"]) };
    default:
      return refuse(token);
  }
}

/** Markdown as a tree. Throws when it says something that no page can draw. Headings of the first level are the page's own. */
export const parseProse = (markdown: string, hrefs: Hrefs): Block[] =>
  lexer(markdown)
    .filter(({ type, ...token }) => type !== "space" && !("depth" in token && token.depth === 1))
    .map((token) => blockOf(token, hrefs));

/** Somebody's words as they are, wherever Markdown would read a mark in them. */
export const asProse = (text: string): string =>
  text.replace(/[\\`*_[\]<>#|~&!]|^[-+=]|(?<=^\d+)[.)]/g, "\\$&");
