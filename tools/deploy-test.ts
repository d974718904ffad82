// npm run deploy:test: the whole system on loopback (Nginx, two servers, a worker, PostgreSQL with a synchronous standby, Redis,
// Prometheus, pgBackRest), players betting through it all the time, and everything ended in its turn. Prints a table; exit 1 when
// a bet that was acknowledged is lost or counted twice, the house does not come back, or the books are not right.
import { fileURLToPath } from "node:url";
import { runTrial, type Trial } from "./deploy/run.ts";
import { DEPLOY_PROGRAMS, type Programs } from "./deploy/system.ts";
import { canInstall, howToInstall, install } from "./rig/install.ts";
import { findPrograms } from "./rig/programs.ts";
import { openScratch } from "./rig/scratch.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PLAYERS = 6;
const CALM_MS = 2_000;

function findAll(): Programs {
  let { found, missing } = findPrograms(DEPLOY_PROGRAMS);
  if (missing.length > 0 && canInstall() && install(missing))
    ({ found, missing } = findPrograms(DEPLOY_PROGRAMS));
  if (missing.length > 0) throw new Error(howToInstall(missing));
  return found as Programs;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

function print({ outcomes, findings }: Trial): void {
  const head = [
    "fault",
    "bets",
    "sent again",
    "longest",
    "all play again after",
    "lost",
    "",
    "answers before it was sent again",
  ];
  const rows = outcomes.map((row) => [
    row.name,
    String(row.bets),
    String(row.repeated),
    seconds(row.longestMs),
    seconds(row.recoveredMs),
    String(row.lost),
    row.holds ? "holds" : "DOES NOT HOLD",
    row.why,
  ]);
  const widths = head.map((_, at) => Math.max(...[head, ...rows].map((row) => (row[at] ?? "").length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] as number))
        .join("  ")
        .trimEnd(),
    );
  for (const { text, holds } of findings) console.log(`${holds ? "holds" : "DOES NOT HOLD"}  ${text}`);
}

async function main(): Promise<void> {
  const programs = findAll();
  await using stack = new AsyncDisposableStack();
  const scratch = stack.use(openScratch()).directory;
  process.env["TEST_SCRATCH"] = scratch;
  const began = performance.now();
  const say = (text: string): void =>
    console.error(`${seconds(performance.now() - began).padStart(9)}  ${text}`);
  const trial = await runTrial(programs, ROOT, scratch, { players: PLAYERS, calmMs: CALM_MS, say });
  print(trial);
  const good = [...trial.outcomes, ...trial.findings].every(({ holds }) => holds);
  console.log(good ? "Everything holds: nothing that was acknowledged was lost." : "NOT everything holds.");
  process.exitCode = good ? 0 : 1;
}

await main();
