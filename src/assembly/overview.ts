import type { Clock } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import type { Catalog } from "../services/catalog.ts";
import { createOverview } from "../services/overview.ts";
import type { assembleOperations } from "./operations.ts";

type Operations = Pick<
  ReturnType<typeof assembleOperations>,
  "books" | "fairnessWatch" | "health" | "jobLog"
>;

/** What administrators see first: told by what keeps the house running. */
export const assembleOverview = (
  database: Database,
  clock: Clock,
  { books, fairnessWatch, health, jobLog }: Operations,
  catalog: Catalog,
) =>
  createOverview({
    database,
    clock,
    readiness: health.readiness,
    proofs: books.proofs,
    head: books.head,
    runs: jobLog.runs,
    watches: fairnessWatch.report,
    offers: catalog.all,
  });
