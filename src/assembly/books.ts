import type { Clock } from "../base/time.ts";
import type { Config } from "../config/config.ts";
import { type Database, openDatabase } from "../db/database.ts";
import { migrate } from "../db/migrate.ts";
import { withTx } from "../db/tx.ts";
import { ensureTimeline } from "../ledger/timeline.ts";
import type { AppPorts } from "./ports.ts";

/** Brings the tables and the ledger's time line up to date; the names of the migrations that were applied. */
export async function prepare(database: Database, clock: Clock): Promise<string[]> {
  const applied = await migrate(database);
  await withTx(database, (tx) => ensureTimeline(tx, new Date(clock())));
  return applied;
}

/** Migrates and closes; the names of what was applied. */
export async function migrateDatabase(config: Config, ports: AppPorts): Promise<string[]> {
  const database = await openDatabase(config.database, ports.onFault);
  try {
    return await prepare(database, ports.clock);
  } finally {
    await database.close();
  }
}
