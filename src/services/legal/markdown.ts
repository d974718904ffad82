/** A run of text in one style. */
export type Run = { readonly text: string; readonly strong?: true; readonly href?: string };

/** A document as a tree that a page can draw without trusting any markup. */
export type Block =
  | { readonly kind: "heading"; readonly level: 2 | 3; readonly id: string; readonly text: string }
  | { readonly kind: "paragraph"; readonly runs: readonly Run[] }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Run[])[] }
  | {
      readonly kind: "table";
      readonly head: readonly (readonly Run[])[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    };

const INLINE = /\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;
/** Where a link may lead: other sites over https, letters, and our own pages. */
const HREF = /^(https:\/\/|mailto:|\/[^/]|#)/;

export function parseRuns(text: string): Run[] {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, strong, label, href] = match;
    if (match.index > from) runs.push({ text: text.slice(from, match.index) });
    if (strong !== undefined) runs.push({ text: strong, strong: true });
    else if (HREF.test(href ?? "")) runs.push({ text: label ?? "", href: href ?? "" });
    else runs.push({ text: label ?? "" });
    from = match.index + whole.length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return runs;
}

const idOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

const cellsOf = (line: string): Run[][] =>
  line
    .replace(/^\||\|$/g, "")
    .split("|")
    .map((cell) => parseRuns(cell.trim()));

function parseTable(lines: readonly string[]): Block {
  const [head = "", , ...rows] = lines;
  return { kind: "table", head: cellsOf(head), rows: rows.map(cellsOf) };
}

/** Lines that go on from the one before are joined to it. */
function itemsOf(lines: readonly string[], bullet: RegExp): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (bullet.test(line)) items.push(line.replace(bullet, ""));
    else items.push(`${items.pop() ?? ""} ${line.trim()}`);
  }
  return items;
}

function parseBlock(lines: readonly string[]): Block {
  const [first = ""] = lines;
  const heading = /^(#{2,3}) (.+)$/.exec(first);
  if (heading) {
    const [, marks = "", text = ""] = heading;
    return { kind: "heading", level: marks.length === 2 ? 2 : 3, id: idOf(text), text };
  }
  if (first.startsWith("|")) return parseTable(lines);
  for (const [bullet, ordered] of [
    [/^- /, false],
    [/^\d+\. /, true],
  ] as const) {
    if (bullet.test(first)) return { kind: "list", ordered, items: itemsOf(lines, bullet).map(parseRuns) };
  }
  return { kind: "paragraph", runs: parseRuns(lines.join(" ")) };
}

/** The Markdown that our documents are written in: headings, paragraphs, lists, tables, bold, links. Blocks stand apart by an empty line. */
export const parseMarkdown = (text: string): Block[] =>
  text
    .split(/\n{2,}/)
    .map((part) => part.split("\n").filter((line) => line.trim() !== ""))
    .filter((lines) => lines.length > 0)
    .map(parseBlock);
