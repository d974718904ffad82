import { readFileSync } from "node:fs";
import type { Clock } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { type Agreed, DOCUMENTS, type DocumentName, insertConsent } from "../../store/consents.ts";
import { RETENTION } from "../../store/retention.ts";
import { fillDocument, type LegalDocument, type Operator } from "./document.ts";

const FOLDER = new URL("../../../legal/", import.meta.url);

export type LegalDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly operator: Operator;
};

/** The periods that the house keeps to, as a table for the privacy notice: the same list that the clean-up reads. */
export const retentionTable = (): string =>
  [
    "| What | Kept for | Why |",
    "|---|---|---|",
    ...RETENTION.map(({ what, kept, why }) => `| ${what} | ${kept} | ${why} |`),
  ].join("\n");

/** The terms and the privacy notice in force, and who agreed to them. */
export function createLegal({ database, clock, operator }: LegalDeps) {
  const tables = { retention: retentionTable() };
  const read = (name: DocumentName): LegalDocument =>
    fillDocument(name, readFileSync(new URL(`${name}.md`, FOLDER), "utf8"), operator, tables);
  const documents: Readonly<Record<DocumentName, LegalDocument>> = {
    terms: read("terms"),
    privacy: read("privacy"),
  };

  const accept = async (tx: Tx, playerId: string, names: readonly DocumentName[]): Promise<void> => {
    for (const name of names) {
      const { version, textHash } = documents[name];
      const acceptedAt = new Date(clock());
      await insertConsent(tx, playerId, { document: name, version, textHash, acceptedAt });
    }
  };

  return {
    documents,
    operator,
    accept,
    /** The same outside a transaction: a player agrees to what is shown. */
    agree: (playerId: string, names: readonly DocumentName[]): Promise<void> =>
      withTx(database, (tx) => accept(tx, playerId, names)),
    /** Why this is not the version in force; undefined when it is. */
    versionFault: (name: DocumentName, version: unknown): string | undefined =>
      version === documents[name].version
        ? undefined
        : `This needs your agreement to the ${documents[name].title.toLowerCase()} in force. Load the page again if they have just changed.`,
    /** The documents whose version in force is not among what a player has agreed to. */
    unaccepted: (agreed: readonly Agreed[]): readonly DocumentName[] =>
      DOCUMENTS.filter(
        (name) =>
          !agreed.some(({ document, version }) => document === name && version === documents[name].version),
      ),
  };
}
export type Legal = ReturnType<typeof createLegal>;
