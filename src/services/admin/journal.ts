import type { Database } from "../../db/database.ts";
import { readLog } from "../../store/admin-log.ts";

/** What staff did, to look at. */
export function createJournal(deps: { readonly database: Database }) {
  return {
    /** Entries below a number, the newest first. */
    entries: (filter: { before: bigint | undefined; target: string | undefined }, limit: number) =>
      readLog(deps.database.db, filter, limit),
  };
}
export type Journal = ReturnType<typeof createJournal>;
