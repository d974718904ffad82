import { type Kysely, sql } from "kysely";
import type { Tables } from "../db/tables.ts";

/** The last run of a job. */
export type JobRun = {
  readonly job: string;
  readonly startedAt: Date;
  readonly succeededAt: Date | null;
  readonly failedAt: Date | null;
  readonly failure: string | null;
  readonly tookMs: bigint;
  readonly runs: bigint;
  readonly failures: bigint;
};

/** Notes how a run went; failure is undefined when it went well. */
export async function noteRun(
  db: Kysely<Tables>,
  run: { job: string; startedAt: Date; endedAt: Date; failure: string | undefined },
): Promise<void> {
  const bad = run.failure !== undefined;
  const common = {
    started_at: run.startedAt,
    took_ms: BigInt(run.endedAt.getTime() - run.startedAt.getTime()),
    ...(bad ? { failed_at: run.endedAt, failure: run.failure ?? null } : { succeeded_at: run.endedAt }),
  };
  await db
    .insertInto("job_runs")
    .values({
      succeeded_at: null,
      failed_at: null,
      failure: null,
      ...common,
      job: run.job,
      runs: 1n,
      failures: bad ? 1n : 0n,
    })
    .onConflict((conflict) =>
      conflict.column("job").doUpdateSet({
        ...common,
        runs: sql`job_runs.runs + 1`,
        failures: sql`job_runs.failures + ${bad ? 1 : 0}`,
      }),
    )
    .execute();
}

export async function readRuns(db: Kysely<Tables>): Promise<JobRun[]> {
  const rows = await db.selectFrom("job_runs").selectAll().orderBy("job").execute();
  return rows.map((row) => ({
    job: row.job,
    startedAt: row.started_at,
    succeededAt: row.succeeded_at,
    failedAt: row.failed_at,
    failure: row.failure,
    tookMs: row.took_ms,
    runs: row.runs,
    failures: row.failures,
  }));
}
