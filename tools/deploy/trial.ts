import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Fault } from "./faults.ts";
import type { Players } from "./players.ts";
import type { System } from "./system.ts";

/** What came of one fault. */
export type Outcome = {
  readonly name: string;
  readonly bets: number;
  /** Bets that had to be sent more than once. */
  readonly repeated: number;
  readonly why: string;
  readonly longestMs: number;
  /** From the moment when what was ended is there again until everybody has played again. */
  readonly recoveredMs: number;
  /** Rounds that a player was told of and that are not in the database. */
  readonly lost: number;
  readonly holds: boolean;
};

/** The house is back this long after its database (docs/operations.md). */
const RECOVERY_MAX_MS = 5_000;

/** The rounds in the database at this moment: found as the house finds it, whichever server is the primary. */
export async function roundsIn(system: Pick<System, "primary" | "standby">): Promise<Set<string>> {
  const { primary, standby } = system;
  for (const port of [primary.port, standby.port]) {
    const url = primary.url.replace(`:${primary.port}/`, `:${port}/`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby");
      if (rows[0]?.standby) continue;
      const rounds = await client.query<{ id: string }>("SELECT id FROM rounds");
      return new Set(rounds.rows.map(({ id }) => id));
    } catch (error) {
      if ((error as { code?: string }).code !== "ECONNREFUSED") throw error;
    } finally {
      await client.end();
    }
  }
  throw new Error("no server of PostgreSQL is a primary");
}

async function strikeOnce(system: System, players: Players, fault: Fault, calmMs: number): Promise<Outcome> {
  players.turn();
  await fault.strike(system);
  const backMs = performance.now();
  await players.everybodyPlayed();
  const recoveredMs = performance.now() - backMs;
  await pause(calmMs);
  const { asked, failed, longestMs, why } = players.turn();
  // In this order: what they are told after the question may be missing from its answer.
  const told = new Set(players.told.keys());
  const there = await roundsIn(system);
  const lost = [...told].filter((id) => !there.has(id)).length;
  const hidden = fault.failing === "some" || failed === 0;
  return {
    name: fault.name,
    bets: asked,
    repeated: failed,
    why: [...why].map(([text, times]) => `${times}x ${text}`).join(", "),
    longestMs,
    recoveredMs,
    lost,
    holds: lost === 0 && hidden && asked > 0 && recoveredMs <= RECOVERY_MAX_MS,
  };
}

/** Every fault in its turn, each followed by a calm stretch, with players betting all the time. */
export async function strikeAll(
  system: System,
  players: Players,
  faults: readonly Fault[],
  calmMs: number,
  onOutcome: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const fault of faults) {
    const outcome = await strikeOnce(system, players, fault, calmMs);
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

/** When everybody has stopped, answers and rounds are one to one: nothing lost, nothing twice, nothing untold. */
export async function compareAll(
  system: System,
  players: Players,
): Promise<{ lost: number; untold: number }> {
  const there = await roundsIn(system);
  return {
    lost: [...players.told.keys()].filter((id) => !there.has(id)).length,
    untold: [...there].filter((id) => !players.told.has(id)).length,
  };
}
