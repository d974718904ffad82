import { createReadStream } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { Refusal } from "../../base/refusal.ts";
import { type Database, type DatabaseSettings, loadEmbedded, openDatabase } from "../../db/database.ts";
import { migrate } from "../../db/migrate.ts";
import { unhurried, withTx } from "../../db/tx.ts";
import { type AuditCheck, auditLedger } from "../../ledger/audit.ts";
import { ensureTimeline } from "../../ledger/timeline.ts";
import { findProgram, libpqOf, run } from "./programs.ts";
import { openStream } from "./sealed-stream.ts";
import type { Backup } from "./shelf.ts";

export type RestoreDeps = {
  /** BACKUP_KEY. */
  readonly key: string;
  /** Where programs are looked for. */
  readonly searchPath: string;
  readonly now: Date;
};

/** Fills an empty database from a dump. Everything or nothing: it is one transaction. */
async function fillPostgres(backup: Backup, url: string, deps: RestoreDeps): Promise<void> {
  const program = await findProgram("pg_restore", deps.searchPath);
  if (program === undefined)
    throw new Refusal("unavailable", "pg_restore is not on this machine: install PostgreSQL's client.");
  const env = libpqOf(url);
  const args = ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges"];
  const restoring = run(program, [...args, `--dbname=${env["PGDATABASE"] ?? ""}`], env);
  restoring.out.resume();
  const feeding = pipeline(createReadStream(backup.path), openStream(deps.key), restoring.in);
  const [fed, restored] = await Promise.allSettled([feeding, restoring.ended]);
  // A wrong key ends the feeding; that it is wrong says more than what pg_restore makes of the rest.
  if (fed.status === "rejected" && !isPipe(fed.reason)) throw fed.reason;
  if (restored.status === "rejected") throw restored.reason;
}

const isPipe = (error: unknown): boolean =>
  ["EPIPE", "ERR_STREAM_PREMATURE_CLOSE"].includes((error as NodeJS.ErrnoException).code ?? "");

async function fillEmbedded(backup: Backup, folder: string, deps: RestoreDeps): Promise<void> {
  const stream = createReadStream(backup.path).pipe(openStream(deps.key));
  const bytes = await buffer(stream);
  await loadEmbedded(folder, new Blob([new Uint8Array(bytes)]));
}

/** Whether a database holds a house already. */
async function isTaken(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ t: string | null }>("SELECT to_regclass('players') AS t");
  return rows[0]?.t !== null;
}

export async function assertEmpty(settings: DatabaseSettings): Promise<void> {
  if (settings.kind !== "postgres") return;
  const database = await openDatabase(settings, () => {});
  try {
    if (await isTaken(database))
      throw new Refusal(
        "conflict",
        "There is a house in this database already. Restore into an empty one: nothing is ever overwritten.",
      );
  } finally {
    await database.close();
  }
}

/**
 * Restores a backup into an empty database, begins its time line there and proves the books. Refusals: conflict (not
 * empty, or another engine), unavailable (a program is missing). The outcome of every proof.
 */
export async function restoreInto(
  backup: Backup,
  settings: DatabaseSettings,
  deps: RestoreDeps,
  look: (database: Database) => Promise<void> = async () => {},
): Promise<readonly AuditCheck[]> {
  if (backup.kind !== settings.kind)
    throw new Refusal(
      "conflict",
      `This is a backup of the ${backup.kind} database; the settings name another.`,
    );
  await assertEmpty(settings);
  if (settings.kind === "postgres") await fillPostgres(backup, settings.url, deps);
  else await fillEmbedded(backup, join(settings.folder ?? "", "postgres"), deps);
  const database = await openDatabase(settings, () => {});
  try {
    await migrate(database);
    await withTx(database, (tx) => ensureTimeline(tx, deps.now));
    await look(database);
    return await database.db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (tx) => {
        await unhurried(tx);
        return await auditLedger(tx, () => {});
      });
  } finally {
    await database.close();
  }
}
