import type { Clock } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { foundedAt } from "../ledger/timeline.ts";
import { type JobRun, noteRun, readRuns } from "../store/job-runs.ts";

const FAILURE_LENGTH_MAX = 1_000;

/** Runs jobs and writes down how they went, where every process and the metrics can see it. */
export function createJobLog(deps: { database: Database; clock: Clock; onFault: (error: unknown) => void }) {
  const { database, clock } = deps;
  let awaited: readonly string[] = [];
  return {
    /** Says which jobs this house has: one that never ended well has no other trace, and must be missed all the same. */
    awaits(jobs: readonly string[]): void {
      awaited = jobs;
    },
    /** The jobs of this house, and since when they should have run. */
    awaited: async (): Promise<{ jobs: readonly string[]; since: Date }> => ({
      jobs: awaited,
      since: await foundedAt(database.db),
    }),
    /** Runs a job; true if it went well. A failure is told and noted, never thrown: the next job still runs. */
    async run(job: string, work: () => Promise<unknown>): Promise<boolean> {
      const startedAt = new Date(clock());
      let failure: string | undefined;
      try {
        await work();
      } catch (error) {
        deps.onFault(new Error(`job ${job} failed`, { cause: error }));
        failure = (error instanceof Error ? error.message : String(error)).slice(0, FAILURE_LENGTH_MAX);
      }
      try {
        await noteRun(database.db, { job, startedAt, endedAt: new Date(clock()), failure });
      } catch (error) {
        deps.onFault(error);
      }
      return failure === undefined;
    },
    runs: (): Promise<JobRun[]> => readRuns(database.db),
  };
}
export type JobLog = ReturnType<typeof createJobLog>;
