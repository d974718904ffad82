import type { App } from "../../src/app.ts";
import { freshDatabase } from "../support/database.ts";
import { openHouseOn } from "../support/house.ts";
import { sealAll } from "../support/play.ts";
import { freshRedis } from "../support/redis.ts";
import { openStageOn, type Stage } from "./stage.ts";

/** A stage whose house can also be reached from behind: a second process of it, in this one. */
export type Backstage = AsyncDisposable & {
  readonly stage: Stage;
  readonly app: App;
  /** Gives a role to who has an account already; it counts from the next sign-in on. */
  promote(username: string, role: "support" | "admin"): Promise<void>;
  /** Seals what was played and works the rankings out, as the jobs do every minute. */
  rank(): Promise<void>;
};

export async function openBackstage(): Promise<Backstage> {
  await using stack = new AsyncDisposableStack();
  const fresh = stack.use(await freshDatabase("postgres"));
  const redis = stack.use(await freshRedis());
  // One process: with PostgreSQL and Redis a house takes as many as there are cores.
  const env = { REDIS_URL: redis.url, WEB_CONCURRENCY: "1" };
  const stage = stack.use(await openStageOn(fresh.settings, env));
  const { app } = stack.use(await openHouseOn(fresh.settings, { env }));
  const all = stack.move();
  return {
    stage,
    app,
    async promote(username, role) {
      const { numUpdatedRows } = await app.database.db
        .updateTable("players")
        .set({ role })
        .where("display_username", "=", username)
        .executeTakeFirstOrThrow();
      if (numUpdatedRows !== 1n) throw new Error(`nobody is called ${username}`);
    },
    async rank() {
      await sealAll(app);
      await app.leaderboards.tally();
      await app.leaderboards.publish();
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
