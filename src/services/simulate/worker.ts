import { parentPort, workerData } from "node:worker_threads";
import { drawsFrom } from "../../fair/draws.ts";
import { fastWords } from "../../fair/fast.ts";
import { GAMES } from "../../games/catalog.ts";
import { GAME_ODDS } from "../../games/odds-catalog.ts";
import { sample } from "../../games/sample.ts";
import { type Chunk, chooserOf, type Job } from "./job.ts";

// One core's share of a simulation: plays its rounds in chunks and tells the counts of each.
const job = workerData as Job;
const words = fastWords(job.seed);
const draws = drawsFrom(words);
const strategy = chooserOf(job.strategy, GAMES[job.game], GAME_ODDS[job.game], draws);

/** Milliseconds that this thread has computed: what one core can do does not depend on what else the machine does. */
function busyMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

for (let left = job.rounds; left > 0; left -= job.chunk) {
  const rounds = Math.min(left, job.chunk);
  const began = busyMs();
  const counts = sample(GAMES[job.game], job.rules, job.bet, draws, rounds, strategy);
  parentPort?.postMessage({ rounds, ms: busyMs() - began, counts: [...counts] } satisfies Chunk);
}
