import type { Clock } from "../../base/time.ts";
import type { Bus } from "../../cluster/bus.ts";
import type { Database } from "../../db/database.ts";

export type AdminDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly bus: Bus;
  readonly newId: <T extends string>() => T;
  /** Called when sessions have ended or a role has changed, after it is in the database: every process forgets the player. */
  readonly onChanged: (playerId: string) => void;
};
