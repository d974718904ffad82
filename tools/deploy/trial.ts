import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import type { Fault } from "./faults.ts";
import type { Count, Players } from "./players.ts";
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
  /** Answers that nobody should ever get, and rounds that are told otherwise than they are kept. */
  readonly wrong: readonly string[];
  /** Everything that a house must not do, in sentences: none when it holds. */
  readonly broken: readonly string[];
};

export type Strictness = {
  /** Calm after each fault, with players betting. */
  readonly calmMs: number;
  /** The house is back this long after what was ended. */
  readonly recoveryMaxMs: number;
  /** No player notices more than the fault's measure, and what is asked to end does so in order and in time. */
  readonly orderly: boolean;
};

type Kept = { readonly stake: number; readonly payout: number };

/** The rounds in the database at this moment: found as the house finds it, whichever server is the primary. */
export async function roundsIn(system: Pick<System, "primary" | "standby">): Promise<Map<string, Kept>> {
  const { primary, standby } = system;
  for (const port of [primary.port, standby.port]) {
    const url = primary.url.replace(`:${primary.port}/`, `:${port}/`);
    const client = new pg.Client({ connectionString: url });
    try {
      await client.connect();
      const { rows } = await client.query<{ standby: boolean }>("SELECT pg_is_in_recovery() AS standby");
      if (rows[0]?.standby) continue;
      const rounds = await client.query<{ id: string; stake: string; payout: string }>(
        "SELECT id, stake, payout FROM rounds",
      );
      return new Map(
        rounds.rows.map(({ id, stake, payout }) => [id, { stake: Number(stake), payout: Number(payout) }]),
      );
    } catch (error) {
      if ((error as { code?: string }).code !== "ECONNREFUSED") throw error;
    } finally {
      await client.end();
    }
  }
  throw new Error("no server of PostgreSQL is a primary");
}

/** Holds what players were told against what is kept. */
export function compare(
  told: Players["told"],
  kept: ReadonlyMap<string, Kept>,
): { lost: number; wrong: string[] } {
  let lost = 0;
  const wrong: string[] = [];
  for (const [id, { stake, payout }] of told) {
    const round = kept.get(id);
    if (round === undefined) lost += 1;
    else if (round.stake !== stake || round.payout !== payout) wrong.push(`round ${id} is kept otherwise`);
  }
  return { lost, wrong };
}

const NOTICED: Readonly<Record<Fault["noticed"], (count: Count) => boolean>> = {
  nothing: ({ repeated, cut }) => repeated === 0 && cut === 0,
  refusals: ({ cut }) => cut === 0,
  cuts: () => true,
};

async function strikeOnce(
  system: System,
  players: Players,
  fault: Fault,
  { calmMs, recoveryMaxMs, orderly }: Strictness,
): Promise<Outcome> {
  players.turn();
  const disorder = await fault.strike(system);
  const backMs = performance.now();
  await players.everybodyPlayed();
  const recoveredMs = performance.now() - backMs;
  await pause(calmMs);
  const count = players.turn();
  // In this order: what they are told after the question may be missing from its answer.
  const told = new Map(players.told);
  const compared = compare(told, await roundsIn(system));
  const { lost } = compared;
  const wrong = [...count.wrong, ...compared.wrong];
  const broken = [
    ...wrong,
    ...(lost > 0 ? [`${lost} rounds are lost`] : []),
    ...(count.asked > 0 ? [] : ["nobody has bet"]),
    ...(orderly ? disorder : []),
    ...(!orderly || NOTICED[fault.noticed](count) ? [] : [`more than ${fault.noticed} was noticed`]),
    ...(recoveredMs <= recoveryMaxMs ? [] : [`back only after ${(recoveredMs / 1_000).toFixed(1)} s`]),
  ];
  return {
    name: fault.name,
    bets: count.asked,
    repeated: count.repeated,
    why: [...count.why].map(([text, times]) => `${times}x ${text}`).join(", "),
    longestMs: count.longestMs,
    recoveredMs,
    lost,
    wrong,
    broken,
  };
}

/** Every fault in its turn, each followed by a calm stretch, with players betting all the time. */
export async function strikeAll(
  system: System,
  players: Players,
  faults: readonly Fault[],
  strictness: Strictness,
  onOutcome: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const fault of faults) {
    const outcome = await strikeOnce(system, players, fault, strictness);
    outcomes.push(outcome);
    onOutcome(outcome);
  }
  return outcomes;
}

/** When everybody has stopped, answers and rounds are one to one: nothing lost, nothing twice, nothing untold. */
export async function compareAll(
  system: System,
  players: Players,
): Promise<{ lost: number; untold: number; wrong: readonly string[] }> {
  const kept = await roundsIn(system);
  const untold = [...kept.keys()].filter((id) => !players.told.has(id)).length;
  return { ...compare(players.told, kept), untold };
}
