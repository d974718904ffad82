import type { Accounts } from "../services/accounts/accounts.ts";
import type { Admin } from "../services/admin/admin.ts";
import type { Backups } from "../services/backups/backups.ts";
import type { AuditReport, Books } from "../services/books.ts";
import type { Catalog } from "../services/catalog.ts";
import type { Diagnosis } from "../services/doctor/diagnosis.ts";
import type { Players } from "../services/players.ts";
import type { Rekey } from "../services/rekey.ts";

/** What commands need of the house. It is opened only by those that use it, and closed after. */
export type House = {
  /** Undefined without BACKUP_DIR. */
  readonly backups: Backups | undefined;
  readonly books: Books;
  readonly catalog: Pick<Catalog, "all" | "refresh">;
  readonly accounts: Pick<Accounts, "byShell">;
  readonly admin: Pick<Admin, "offers" | "grants">;
  readonly newId: () => string;
  readonly players: Players;
  readonly rekey: Rekey;
  readonly close: () => Promise<void>;
};

/** Opens the house for a command and closes it after; 2, the code of an unusable house, when it cannot be had. */
export async function inHouse(
  deps: CliDeps,
  work: (house: House) => Promise<number>,
  options: { migrate: boolean } = { migrate: false },
): Promise<number> {
  const house = await deps.openHouse(options);
  if (!house) return 2;
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}

/** Handed in by bin, which knows the environment. */
export type CliDeps = {
  /** Undefined, after telling why, when the settings are bad or the database cannot be had. */
  readonly openHouse: (options: { migrate: boolean }) => Promise<House | undefined>;
  readonly migrate: () => Promise<readonly string[] | undefined>;
  /** Run until they are told to stop; the exit code. */
  readonly serve: (options: { migrate: boolean }) => Promise<number>;
  /** Restores a backup file into the empty database of the settings; the proofs, or undefined after telling why not. */
  readonly restore: (file: string) => Promise<AuditReport["checks"] | undefined>;
  readonly work: (options: { migrate: boolean }) => Promise<number>;
  readonly diagnose: () => Promise<readonly Diagnosis[]>;
};
