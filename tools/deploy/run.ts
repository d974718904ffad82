import { auditHouse, drillDump, drillPointInTime, type Finding } from "./drills.ts";
import { FAULTS } from "./faults.ts";
import { startPlayers } from "./players.ts";
import { openSystem, type Programs, type System } from "./system.ts";
import { compareAll, type Outcome, strikeAll } from "./trial.ts";

export type Trial = { readonly outcomes: readonly Outcome[]; readonly findings: readonly Finding[] };

const TARGETS = 3;
/** Prometheus asks every second and needs a few answers to have something to say. */
const SCRAPED_WITHIN_MS = 15_000;

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
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** The whole trial: everything is started, loaded, struck and drilled. */
export async function runTrial(
  programs: Programs,
  root: string,
  scratch: string,
  options: { readonly players: number; readonly calmMs: number; readonly say: (text: string) => void },
): Promise<Trial> {
  const { say } = options;
  say("starting everything");
  await using system = await openSystem(programs, root, scratch);
  const { origin } = system.proxy;
  const players = await startPlayers({ url: origin, origin }, options.players);
  const findings: Finding[] = [];
  const note = (finding: Finding): void => {
    findings.push(finding);
    say(finding.text);
  };
  note(await drillPointInTime(system, players));
  const outcomes = await strikeAll(
    system,
    players,
    FAULTS,
    options.calmMs,
    ({ name, bets, repeated, lost }) => say(`${name}: ${bets} bets, ${repeated} repeated, ${lost} lost`),
  );
  note(await askPrometheus(system));
  await players.stop();
  const { lost, untold } = await compareAll(system, players);
  note({
    text: `in the end: ${players.told.size} bets answered, ${lost} of them lost, ${untold} in the ledger that nobody was told of`,
    holds: lost === 0 && untold === 0,
  });
  note(await drillDump(system));
  note(await auditHouse(system));
  return { outcomes, findings };
}
