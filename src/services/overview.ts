import type { Clock } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import type { GameId } from "../games/ids.ts";
import { auditLog } from "../store/admin-log.ts";
import { countWaitingGrants } from "../store/grants.ts";
import type { JobRun } from "../store/job-runs.ts";
import type { StoredProof } from "../store/proofs.ts";
import { countOpenTickets } from "../store/tickets.ts";

/** What a watch over a game has found. */
type Watched = { readonly game: string; readonly trippedAt: Date | null; readonly reason: string | null };

type Readiness = {
  readonly ready: boolean;
  readonly database: "up" | "down";
  readonly migrations: "done" | "pending" | "unknown";
  readonly redis: "up" | "down" | "none";
};

/** What other services say of the house: passed in, for siblings do not know each other. */
type OverviewDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly readiness: () => Promise<Readiness>;
  readonly proofs: () => Promise<readonly StoredProof[]>;
  readonly head: () => Promise<{ readonly number: bigint; readonly sealedAt: Date } | undefined>;
  readonly runs: () => Promise<readonly JobRun[]>;
  readonly watches: () => Promise<readonly Watched[]>;
  readonly offers: () => readonly { readonly game: { readonly id: GameId }; readonly enabled: boolean }[];
};

/** A game that is off; why and since when, if it was the watch. */
function offOf(game: GameId, watches: readonly Watched[]) {
  const watch = watches.find((one) => one.game === game && one.trippedAt !== null);
  return { game, reason: watch?.reason ?? null, since: watch?.trippedAt ?? null };
}

/** The house at a glance, for administrators. */
export function createOverview(deps: OverviewDeps) {
  const { db } = deps.database;
  return {
    async look() {
      const watches = await deps.watches();
      return {
        health: await deps.readiness(),
        proofs: await deps.proofs(),
        head: await deps.head(),
        gamesOff: deps
          .offers()
          .filter(({ enabled }) => !enabled)
          .map(({ game }) => offOf(game.id, watches)),
        runs: await deps.runs(),
        waiting: { tickets: await countOpenTickets(db), grants: await countWaitingGrants(db) },
      };
    },
    /** Proves the chain of the staff log, from its first entry. */
    proveLog: async () => ({ ...(await auditLog(db)), at: new Date(deps.clock()) }),
  };
}
export type Overview = ReturnType<typeof createOverview>;
