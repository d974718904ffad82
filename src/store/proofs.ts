import type { Kysely } from "kysely";
import type { Tables } from "../db/tables.ts";

/** The proof's name among those of the ledger: its metric and its alert hang on it. */
export const DRILL_PROOF = "the newest backup can be restored and is a part of this ledger";

/** How a proof of the ledger came out when it was last done. */
export type StoredProof = {
  readonly name: string;
  readonly ok: boolean;
  readonly checked: bigint;
  readonly provedAt: Date;
};

export async function noteProof(
  db: Kysely<Tables>,
  proof: {
    name: string;
    checked: bigint;
    difference: Readonly<Record<string, unknown>> | undefined;
    now: Date;
  },
): Promise<void> {
  const difference =
    proof.difference &&
    JSON.stringify(proof.difference, (_key, part: unknown) =>
      typeof part === "bigint" ? part.toString() : part,
    );
  const values = {
    ok: proof.difference === undefined,
    checked: proof.checked,
    difference: difference ?? null,
    proved_at: proof.now,
  };
  await db
    .insertInto("proofs")
    .values({ ...values, name: proof.name })
    .onConflict((conflict) => conflict.column("name").doUpdateSet(values))
    .execute();
}

export async function readProofs(db: Kysely<Tables>): Promise<StoredProof[]> {
  const rows = await db.selectFrom("proofs").selectAll().orderBy("name").execute();
  return rows.map((row) => ({ name: row.name, ok: row.ok, checked: row.checked, provedAt: row.proved_at }));
}
