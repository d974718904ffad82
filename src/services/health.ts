import type { Database } from "../db/database.ts";
import { pendingMigrations } from "../db/migrate.ts";
import { needsTimeline } from "../ledger/timeline.ts";

export type Readiness = {
  readonly ready: boolean;
  readonly database: "up" | "down";
  readonly migrations: "done" | "pending" | "unknown";
  /** Told, but a house without Redis still serves: a lost Redis makes nobody unready. */
  readonly redis: "up" | "down" | "none";
};

/** Answers are asked for by every proxy and probe: the database is asked this often, not that often. */
const FRESH_MS = 500;
/** A database that is silent for this long is down, whatever the connection believes. */
const PATIENCE_MS = 2_000;

const inTime = async <T>(work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the database is silent")), PATIENCE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};

/** Whether this process can serve: told by asking, not by hoping. */
export function createHealth(deps: { database: Database; redis: () => Readiness["redis"] }) {
  const { database } = deps;
  let prepared = false;
  let askedMs = Number.NEGATIVE_INFINITY;
  let answer: Promise<Omit<Readiness, "redis">> | undefined;

  async function ask(): Promise<Omit<Readiness, "redis">> {
    try {
      await inTime(database.pool.query("SELECT 1"));
      // Neither migrations nor a time line come undone while a process lives, so one clean answer is believed for good.
      if (!prepared) {
        const pending = await inTime(pendingMigrations(database));
        prepared = pending.length === 0 && !(await inTime(needsTimeline(database.db)));
      }
      return { ready: prepared, database: "up", migrations: prepared ? "done" : "pending" };
    } catch {
      return { ready: false, database: "down", migrations: "unknown" };
    }
  }

  return {
    async readiness(): Promise<Readiness> {
      if (!answer || performance.now() - askedMs >= FRESH_MS) {
        askedMs = performance.now();
        answer = ask();
      }
      return { ...(await answer), redis: deps.redis() };
    },
  };
}
export type Health = ReturnType<typeof createHealth>;
