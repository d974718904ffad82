import { statSync } from "node:fs";
import type { Entropy } from "../base/time.ts";
import type { Config } from "../config/config.ts";
import type { BackupsDeps } from "../services/backups/backups.ts";
import { restoreInto } from "../services/backups/restore.ts";
import { backupAt } from "../services/backups/shelf.ts";
import type { AuditReport } from "../services/books.ts";
import type { AppPorts } from "./ports.ts";

/** What backups need beyond the house; undefined when no place for them is set. */
export function backupSettings(
  { database: settings, operation }: Config,
  entropy: Entropy,
): Omit<BackupsDeps, "database" | "clock"> | undefined {
  const { backups, searchPath } = operation;
  if (!backups) return undefined;
  return { settings, entropy, searchPath, shelf: backups };
}

/** Restores a backup file into the empty database of the settings and proves it. */
export async function restoreBackup(
  { database, operation }: Config,
  { clock }: AppPorts,
  file: string,
): Promise<AuditReport["checks"]> {
  const { searchPath, backupKey: key } = operation;
  if (key === undefined)
    throw new Error("BACKUP_KEY is not set: a backup is opened with the key it was made with.");
  const backup = backupAt(file, statSync(file).size);
  if (!backup)
    throw new Error(
      `${file} does not have the name of a backup (house-….postgres.backup): keep it as it was made.`,
    );
  return await restoreInto(backup, database, { key, searchPath, now: new Date(clock()) });
}
