import type { Clock } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { unhurried, withTx } from "../db/tx.ts";
import { type AuditCheck, auditLedger } from "../ledger/audit.ts";
import { type Block, readHead, sealBlock } from "../ledger/blocks.ts";
import { auditLog } from "../store/admin-log.ts";
import { noteProof, readProofs } from "../store/proofs.ts";

export type AuditReport = { readonly ok: boolean; readonly checks: readonly AuditCheck[] };

/** Keeping the books: closing blocks and proving everything. */
export function createBooks(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;

  async function audit(onCheck: (check: AuditCheck) => void = () => {}): Promise<AuditReport> {
    const checks = await database.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (tx) => {
        await unhurried(tx);
        const proven = await auditLedger(tx, onCheck);
        const log = { name: "the log of what staff did is an unbroken chain", ...(await auditLog(tx)) };
        onCheck(log);
        return [...proven, log];
      });
    return { ok: checks.every((check) => check.difference === undefined), checks };
  }

  return {
    /** Seals what is finished into a block; undefined when there is nothing, or another process is at it. */
    seal: (): Promise<Block | undefined> =>
      withTx(database, async (tx) => {
        await unhurried(tx);
        return await sealBlock(tx, new Date(clock()));
      }),
    /** Every proof of the ledger over one moment. onCheck hears of each as it is done. */
    audit,
    /** The audit, written down for the metrics; throws when something does not hold. */
    async prove(): Promise<void> {
      const { checks } = await audit();
      const now = new Date(clock());
      for (const { name, checked, difference } of checks)
        await noteProof(database.db, { name, checked, difference, now });
      const wrong = checks.find((check) => check.difference !== undefined);
      if (wrong) throw new Error(`the books are not right: it does not hold that ${wrong.name}`);
    },
    /** How the proofs came out when they were last done. */
    proofs: () => readProofs(database.db),
    /** The newest sealed block. */
    head: (): Promise<Block | undefined> => readHead(database.db),
  };
}
export type Books = ReturnType<typeof createBooks>;
