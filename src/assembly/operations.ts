import type { Clock } from "../base/time.ts";
import type { Cluster } from "../cluster/cluster.ts";
import { readContinuity } from "../db/continuity.ts";
import type { Database } from "../db/database.ts";
import { plainQueries } from "../db/plain.ts";
import { type BackupsDeps, createBackups } from "../services/backups/backups.ts";
import { createBooks } from "../services/books.ts";
import { createFairnessWatch } from "../services/fairness-watch/fairness-watch.ts";
import { createHealth } from "../services/health.ts";
import { createJobLog } from "../services/job-log.ts";
import { createLeaderboards } from "../services/leaderboards.ts";
import { createMetrics, type MetricsDeps } from "../services/metrics/metrics.ts";
import { createUpkeep } from "../services/upkeep.ts";
import type { createSealer } from "../store/sealed-seed.ts";

/** What keeps the house running and right, apart from what players see. */
export function assembleOperations(deps: {
  database: Database;
  sealer: ReturnType<typeof createSealer>;
  cluster: Cluster;
  clock: Clock;
  onFault: (error: unknown) => void;
  tables: MetricsDeps["tables"];
  /** Undefined: this house makes none by itself. */
  backups: Omit<BackupsDeps, "database" | "clock"> | undefined;
}) {
  const { boards, bus, presence, redis } = deps.cluster;
  const { pool } = deps.database;
  const books = createBooks(deps);
  const fairnessWatch = createFairnessWatch({ ...deps, bus });
  const jobLog = createJobLog(deps);
  const metrics = createMetrics({
    ...deps,
    redis,
    activeUsers: presence.count,
    pool: () => ({
      total: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
      max: pool.options.max,
    }),
    figures: async () => ({
      runs: await jobLog.runs(),
      awaited: await jobLog.awaited(),
      proofs: await books.proofs(),
      watches: await fairnessWatch.report(),
      returns: await fairnessWatch.returns(),
      head: await books.head(),
      continuity: await readContinuity(deps.database),
    }),
  });
  return {
    backups: deps.backups && createBackups({ ...deps.backups, database: deps.database, clock: deps.clock }),
    books,
    fairnessWatch,
    jobLog,
    metrics,
    health: createHealth({ ...deps, redis }),
    leaderboards: createLeaderboards({ ...deps, boards }),
    upkeep: createUpkeep(deps),
    plainQueries: plainQueries(deps.database),
  };
}
