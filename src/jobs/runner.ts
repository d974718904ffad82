import { ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { PgBoss } from "pg-boss";
import type { JobLog } from "../services/job-log.ts";
import { JOBS, type Job, type JobServices } from "./schedule.ts";

export type RunnerDeps = {
  readonly services: JobServices;
  readonly jobLog: JobLog;
  readonly jobs?: readonly Job[];
  /** Queries through the house's own connections. */
  readonly queries: {
    executeSql(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
  };
  readonly embedded: boolean;
  readonly onFault: (error: unknown) => void;
};

const POLL_SECONDS = 2;
/** What is under way when the house closes gets this long, then it is left to be done again: the whole drain is 10 s. */
const STOP_MAX_MS = 4_000;

const tracer = trace.getTracer("rng-thing");

/** A run is one span, with one for each of its steps under it. */
async function runSteps(
  { services, jobLog }: RunnerDeps,
  job: Job,
  isStopping: () => boolean,
): Promise<void> {
  const whole = tracer.startSpan(`job ${job.name}`);
  const under = trace.setSpan(ROOT_CONTEXT, whole);
  for (const { name, isDue, run } of job.steps) {
    if (isStopping()) break;
    if (isDue && !isDue(services)) continue;
    const span = tracer.startSpan(name, {}, under);
    const ok = await jobLog.run(name, async () => await run(services));
    span.setAttributes({ ok }).end();
  }
  whole.end();
}

async function take(boss: PgBoss, deps: RunnerDeps, job: Job, isStopping: () => boolean): Promise<void> {
  await boss.createQueue(job.name, {
    // One waiting and one running, in the whole house: a slow run is not followed by a crowd.
    policy: "stately",
    retryLimit: 0,
    expireInSeconds: job.secondsMax,
    deleteAfterSeconds: 24 * 3_600,
  });
  await boss.schedule(job.name, job.cron, null, { tz: job.timeZone ?? "UTC", missed: job.missed });
  await boss.work(job.name, { pollingIntervalSeconds: POLL_SECONDS }, () => runSteps(deps, job, isStopping));
}

/**
 * Runs the jobs by the clock. pg-boss keeps its queue in the database, so that of any number of processes one runs a job,
 * and a crash or a restart loses none. Returns the stop, which waits for what is under way.
 */
export async function startJobs(deps: RunnerDeps): Promise<() => Promise<void>> {
  const boss = new PgBoss({
    db: deps.queries,
    backend: deps.embedded ? "pglite" : "postgres",
    schema: "pgboss",
    instanceName: "rng-thing",
  });
  boss.on("error", deps.onFault);
  await boss.start();
  let stopping = false;
  for (const job of deps.jobs ?? JOBS) await take(boss, deps, job, () => stopping);
  return async () => {
    stopping = true;
    await boss.stop({ graceful: true, timeout: STOP_MAX_MS });
  };
}
