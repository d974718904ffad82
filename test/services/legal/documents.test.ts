import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { fillDocument, JURISDICTIONS, type Operator } from "../../../src/services/legal/document.ts";
import { retentionTable } from "../../../src/services/legal/legal.ts";
import { parseProse } from "../../../src/services/legal/prose.ts";
import { DOCUMENTS, type DocumentName } from "../../../src/store/consents.ts";

const sourceOf = (name: DocumentName): string =>
  readFileSync(new URL(`../../../legal/${name}.md`, import.meta.url), "utf8");

const operatorIn = (jurisdiction: Operator["jurisdiction"]): Operator => ({
  name: "Ada Lovelace",
  contact: "ada@example.org",
  address: "12 St James's Square, London",
  jurisdiction,
  ageMin: 21,
  publicUrl: "https://casino.example",
});
const TABLES = { retention: "| What | Kept for |\n|---|---|\n| A | B |" };
const textOf = (name: DocumentName, jurisdiction: Operator["jurisdiction"]): string =>
  JSON.stringify(fillDocument(name, sourceOf(name), operatorIn(jurisdiction), TABLES).blocks);

describe.each(JURISDICTIONS)("for %s", (jurisdiction) => {
  test.each(DOCUMENTS)("%s names the operator, and no mark of the source is left in it", (name) => {
    const text = textOf(name, jurisdiction);
    expect(text).toContain("Ada Lovelace");
    expect(text).toContain("ada@example.org");
    expect(text).not.toMatch(/\{\{|\}\}|:::/);
  });

  test("both documents say the operator's lowest age where they speak of one, and that nothing can be bought", () => {
    expect(textOf("terms", jurisdiction)).toContain("at least 21 years old");
    expect(textOf("terms", jurisdiction)).toContain("They cannot be bought");
  });
});

test("each profile has the words of its own law, and not those of another", () => {
  expect(textOf("privacy", "eu")).toContain("Article 6(1)(b)");
  expect(textOf("privacy", "eu")).toContain("standard contractual clauses");
  expect(textOf("privacy", "uk")).toContain("Information Commissioner");
  expect(textOf("privacy", "uk")).not.toContain("edpb");
  expect(textOf("privacy", "california")).toContain("cross-context behavioral advertising");
  expect(textOf("privacy", "california")).not.toContain("GDPR");
  expect(textOf("privacy", "eu")).not.toContain("CCPA");
});

test("each profile says within which time a right is answered, and the terms within which an objection is", () => {
  for (const jurisdiction of ["eu", "uk"] as const)
    expect(textOf("privacy", jurisdiction)).toContain("within a month of its arrival");
  expect(textOf("privacy", "california")).toContain("within 45 days");
  for (const jurisdiction of JURISDICTIONS)
    expect(textOf("terms", jurisdiction)).toContain(
      "object by writing to the operator, who answers within a month",
    );
});

/** The texts in force, as they were when their version was given: SHA-256 of the source, with the periods of the notice. */
const FROZEN: Readonly<Record<DocumentName, readonly [version: string, hash: string]>> = {
  terms: ["2026-11-28", "964ef2f33154637428bed8f3f471450d107f4a4eb999750a9770bbb7024a00b5"],
  privacy: ["2026-11-28", "2936965c623bb0084ad3039b22d7439ed9073b3b6f85f21089d16047a2e88448"],
};

test.each(DOCUMENTS)("%s has a new version whenever its text, or a period in it, has changed", (name) => {
  const source = sourceOf(name);
  const hash = createHash("sha256").update(source.replace("{{retention}}", retentionTable())).digest("hex");
  const version = /^version: (\S+)$/m.exec(source)?.[1];
  // Whoever changes a text gives it the day's version, by which everybody is asked again, and freezes it here.
  expect([version, hash]).toEqual(FROZEN[name]);
});

test("the version is the date and the profile; the hash is of what was shown", () => {
  const eu = fillDocument("terms", sourceOf("terms"), operatorIn("eu"), TABLES);
  const uk = fillDocument("terms", sourceOf("terms"), operatorIn("uk"), TABLES);
  expect(eu.version).toMatch(/^\d{4}-\d{2}-\d{2} eu$/);
  expect(uk.version).not.toBe(eu.version);
  expect(Buffer.from(uk.textHash)).not.toEqual(Buffer.from(eu.textHash));
});

test("a text that asks for a word nobody gives does not open", () => {
  const source = "---\ntitle: T\nversion: 2026-01-01\n---\nHello {{nobody}}\n";
  expect(() => fillDocument("terms", source, operatorIn("eu"), {})).toThrow(/nobody/);
});

test("links lead to places that a reader can trust, or are plain text", () => {
  expect(
    parseProse("see [a](https://x.example/y), [b](javascript:void) and [c](//x.example) **now**", /^https:/),
  ).toEqual([
    {
      kind: "paragraph",
      runs: [
        { text: "see " },
        { text: "a", href: "https://x.example/y" },
        { text: ", b and c " },
        { text: "now", style: "strong" },
      ],
    },
  ]);
});

test("headings, lists over several lines and tables become a tree", () => {
  expect(
    parseProse("## A b\n\n- one\n  more\n- two\n\n1. x\n\n| h | i |\n|---|--:|\n| c | **d** |\n\ntext", /^$/),
  ).toEqual([
    { kind: "heading", level: 2, id: "a-b", runs: [{ text: "A b" }] },
    { kind: "list", ordered: false, items: [[{ text: "one more" }], [{ text: "two" }]] },
    { kind: "list", ordered: true, items: [[{ text: "x" }]] },
    {
      kind: "table",
      ends: [false, true],
      head: [[{ text: "h" }], [{ text: "i" }]],
      rows: [[[{ text: "c" }], [{ text: "d", style: "strong" }]]],
    },
    { kind: "paragraph", runs: [{ text: "text" }] },
  ]);
});

test.each([
  "*A* <b>_house_</b> & [co](/x) | `c` \\ #1",
  "1. FC House",
  "2) House",
  "- House",
  "+ House",
  "= House",
])("an operator's words are shown as they are, whatever marks are in them: %s", (name) => {
  const { blocks } = fillDocument(
    "terms",
    "---\ntitle: T\nversion: 2026-01-01\n---\n{{operator}}\n",
    { ...operatorIn("eu"), name },
    {},
  );
  expect(blocks).toEqual([{ kind: "paragraph", runs: [{ text: name }] }]);
});
