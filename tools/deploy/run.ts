import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { auditHouse, drillDump, drillPointInTime, type Finding } from "./drills.ts";
import { FAULTS } from "./faults.ts";
import { type Players, startPlayers } from "./players.ts";
import { openSystem, type Programs, type System } from "./system.ts";
import { compareAll, type Outcome, type Strictness, strikeAll } from "./trial.ts";

export type Trial = { readonly outcomes: readonly Outcome[]; readonly findings: readonly Finding[] };

export type TrialOptions = Strictness & {
  readonly players: number;
  /** Waits until a job has run on the promoted database: jobs run by the minute. */
  readonly jobs: boolean;
  /** Restores the archive to a second between bets. */
  readonly pointInTime: boolean;
  readonly say: (text: string) => void;
};

const TARGETS = 3;
/** Prometheus asks every second and needs a few answers to have something to say. */
const SCRAPED_WITHIN_MS = 60_000;

async function askPrometheus({ prometheus }: System): Promise<Finding> {
  const lastMs = performance.now() + SCRAPED_WITHIN_MS;
  for (;;) {
    const up = await prometheus.ask('sum(up{job="rng-thing"})');
    const rounds = await prometheus.ask("sum(rounds_total)");
    const holds = up === TARGETS && (rounds ?? 0) > 0;
    if (holds || performance.now() > lastMs)
      return {
        text: `Prometheus: ${up ?? 0} of ${TARGETS} targets answer, ${rounds ?? 0} rounds counted by the processes that live`,
        holds,
      };
    await pause(200);
  }
}

/** The minute's job, two minutes for good measure. */
const JOB_WITHIN_MS = 150_000;

/** The worker lost its database like everybody else: it must find the new one and go on. */
async function awaitJob({ primary, standby }: System): Promise<Finding> {
  const url = primary.url.replace(`:${primary.port}/`, `:${standby.port}/`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const sinceMs = Date.now();
    while (Date.now() < sinceMs + JOB_WITHIN_MS) {
      const { rows } = await client.query<{ at: Date | null }>(
        "SELECT succeeded_at AS at FROM job_runs WHERE job = 'seal'",
      );
      const at = rows[0]?.at?.getTime() ?? 0;
      if (at > sinceMs) return { text: "jobs: the worker seals on the promoted database", holds: true };
      await pause(250);
    }
    return { text: "jobs: the worker does not seal on the promoted database", holds: false };
  } finally {
    await client.end();
  }
}

async function settleUp(system: System, players: Players): Promise<Finding> {
  const purses = await players.stop();
  const { lost, untold, wrong } = await compareAll(system, players);
  const { length: wrongly } = [...purses, ...wrong];
  return {
    text: [
      `in the end: ${players.told.size} bets answered, ${lost} of them lost, ${untold} in the ledger that nobody was told of`,
      `${wrongly} rounds or purses other than told`,
      ...purses,
    ].join(", "),
    holds: lost === 0 && untold === 0 && wrongly === 0 && players.told.size > 0,
  };
}

/** The whole trial: everything is started, loaded, struck and drilled. */
export async function runTrial(
  programs: Programs,
  root: string,
  scratch: string,
  options: TrialOptions,
): Promise<Trial> {
  const { say } = options;
  say("starting everything");
  await using system = await openSystem(programs, root, scratch);
  say("everything is open");
  const { origin } = system.proxy;
  const players = await startPlayers({ url: origin, origin }, options.players);
  const findings: Finding[] = [];
  const note = (finding: Finding): void => {
    findings.push(finding);
    say(finding.text);
  };
  if (options.pointInTime) note(await drillPointInTime(system, players));
  const outcomes = await strikeAll(
    system,
    players,
    FAULTS,
    options,
    ({ name, bets, repeated, recoveredMs, broken }) =>
      say(
        `${name}: ${bets} bets, ${repeated} repeated, back after ${Math.round(recoveredMs)} ms${broken.map((what) => `; ${what}`).join("")}`,
      ),
  );
  note(await askPrometheus(system));
  if (options.jobs) note(await awaitJob(system));
  note(await settleUp(system, players));
  note(await drillDump(system));
  note(await auditHouse(system));
  return { outcomes, findings };
}
