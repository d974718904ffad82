// npm run deploy:test: the whole system on loopback (Nginx, two servers, a worker, PostgreSQL with a synchronous standby, Redis,
// Prometheus, pgBackRest), players betting through it all the time, and everything ended in its turn. Prints a table; exit 1 when
// a bet that was acknowledged is lost, counted twice or told wrongly, a player notices more of a fault than they may, the house
// does not come back in time, or the books are not right.
import { fileURLToPath } from "node:url";
import { runTrial, type Trial } from "./deploy/run.ts";
import { DEPLOY_PROGRAMS, type Programs } from "./deploy/system.ts";
import { canInstall, howToInstall, install } from "./rig/install.ts";
import { findPrograms } from "./rig/programs.ts";
import { openScratch } from "./rig/scratch.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const PLAYERS = 6;
const CALM_MS = 2_000;
/** What docs/operations.md promises of a database that is there again holds for everything else too. */
const RECOVERY_MAX_MS = 5_000;

function findAll(): Programs {
  const needs = [...DEPLOY_PROGRAMS, "openssl"] as const;
  let { found, missing } = findPrograms(needs);
  if (missing.length > 0 && canInstall() && install(missing)) ({ found, missing } = findPrograms(needs));
  if (missing.length > 0) throw new Error(howToInstall(missing));
  return found as Programs;
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(2)} s`;

const HEAD = [
  "fault",
  "bets",
  "sent again",
  "longest",
  "all play again after",
  "lost",
  "told wrongly",
  "",
  "answers before it was sent again",
];

function print({ outcomes, findings }: Trial): void {
  const rows = outcomes.map((row) => [
    row.name,
    String(row.bets),
    String(row.repeated),
    seconds(row.longestMs),
    seconds(row.recoveredMs),
    String(row.lost),
    String(row.wrong.length),
    row.broken.length === 0 ? "holds" : "DOES NOT HOLD",
    row.why,
  ]);
  const widths = HEAD.map((_, at) => Math.max(...[HEAD, ...rows].map((row) => (row[at] ?? "").length)));
  for (const row of [HEAD, ...rows])
    console.log(
      row
        .map((cell, at) => cell.padEnd(widths[at] as number))
        .join("  ")
        .trimEnd(),
    );
  for (const { name, broken } of outcomes)
    for (const what of broken) console.log(`DOES NOT HOLD  ${name}: ${what}`);
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
  const strictness = { calmMs: CALM_MS, recoveryMaxMs: RECOVERY_MAX_MS, orderly: true };
  const what = { players: PLAYERS, jobs: true, pointInTime: true, say };
  const trial = await runTrial(programs, ROOT, scratch, { ...what, ...strictness });
  print(trial);
  const good =
    trial.outcomes.every(({ broken }) => broken.length === 0) && trial.findings.every(({ holds }) => holds);
  console.log(good ? "Everything holds: nothing that was acknowledged was lost." : "NOT everything holds.");
  process.exitCode = good ? 0 : 1;
}

await main();
