import { hash } from "node:crypto";
import { assert } from "../../base/assert.ts";
import type { Block } from "../../base/prose.ts";
import type { DocumentName } from "../../store/consents.ts";
import { asProse, parseProse } from "./prose.ts";

/** Whose law the documents are written for. */
export const JURISDICTIONS = ["eu", "uk", "california"] as const;
export type Jurisdiction = (typeof JURISDICTIONS)[number];

/** What an operator puts into the texts. */
export type Operator = {
  readonly name: string;
  readonly contact: string;
  readonly address: string;
  readonly jurisdiction: Jurisdiction;
  readonly ageMin: number;
  readonly publicUrl: string;
};

/** A document as it is in force in this house. */
export type LegalDocument = {
  readonly name: DocumentName;
  readonly title: string;
  /** The text's date and its profile, such as "2026-11-24 eu": a new one asks every player again. */
  readonly version: string;
  readonly textHash: Uint8Array;
  readonly blocks: readonly Block[];
};

const HEAD = /^---\ntitle: (.+)\nversion: (\d{4}-\d{2}-\d{2})\n---\n([\s\S]+)$/;
/** A part for some profiles only, between "::: eu uk" and ":::". */
const PART = /^::: ([a-z ]+)\n([\s\S]*?)^:::\n?/gm;
const BLANK = /\{\{([a-zA-Z]+)\}\}/g;

/** Where a link may lead: other sites over https, letters, and our own pages. */
const HREFS = /^(https:\/\/|mailto:|\/[^/]|#)/;

/** Puts an operator's words into a text. A broken invariant when the text asks for something that nobody gives. */
export function fillDocument(
  name: DocumentName,
  source: string,
  operator: Operator,
  tables: Readonly<Record<string, string>>,
): LegalDocument {
  const [, title, date, body] = HEAD.exec(source) ?? [];
  assert(title && date && body, `legal/${name}.md has no title, version and text`);
  const words: Readonly<Record<string, string>> = {
    ...tables,
    operator: asProse(operator.name),
    contact: asProse(operator.contact),
    address: asProse(operator.address),
    age: String(operator.ageMin),
    url: operator.publicUrl,
    title,
    version: date,
  };
  const own = body.replace(PART, (_whole, profiles: string, part: string) =>
    profiles.split(" ").includes(operator.jurisdiction) ? part : "",
  );
  const text = own.replace(BLANK, (_whole, word: string) => {
    const value = words[word];
    assert(value !== undefined, `legal/${name}.md asks for {{${word}}}, which nobody gives`);
    return value;
  });
  return {
    name,
    title,
    version: `${date} ${operator.jurisdiction}`,
    textHash: hash("sha256", text, "buffer"),
    blocks: parseProse(text, HREFS),
  };
}
