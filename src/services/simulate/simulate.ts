import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Json } from "../../base/canonical.ts";
import { MULTIPLIER_ONE } from "../../base/money.ts";
import { type Agreement, agreement } from "../../games/agreement.ts";
import { GAMES } from "../../games/catalog.ts";
import { isGameId } from "../../games/ids.ts";
import type { Distribution, NamedBet } from "../../games/odds.ts";
import { GAME_ODDS } from "../../games/odds-catalog.ts";
import type { Chunk, Job, StrategyName } from "./job.ts";

export type SimulationOrder = {
  readonly game: string;
  /** A bet's name in the odds, or the bet itself as JSON text; the first bet when missing. */
  readonly bet: string | undefined;
  readonly rounds: number;
  readonly strategy: StrategyName;
  readonly seed: number;
};

export type Simulation = {
  readonly game: string;
  readonly bet: string;
  readonly rounds: number;
  readonly seconds: number;
  readonly cores: number;
  /** Rounds a second of one core, workers' start left out. */
  readonly speed: number;
  readonly strategy: StrategyName;
  readonly counts: ReadonlyMap<number, number>;
  /** The running mean after each chunk: rounds so far, return per unit. */
  readonly path: readonly (readonly [number, number])[];
  readonly mean: number;
  readonly deviation: number;
  /** Only where the exact distribution is that of the strategy. */
  readonly exact: { readonly distribution: Distribution; readonly agreement: Agreement } | undefined;
};

const CHUNK_ROUNDS = 250_000;
const CHUNK_ROUNDS_STEPPED = 20_000;
/** The plot needs no more points than this. */
const PATH_MAX = 2_000;

function findBet(bets: readonly NamedBet[], wanted: string | undefined): NamedBet | undefined {
  if (wanted === undefined) return bets[0];
  const byName = bets.find(({ name }) => name === wanted);
  if (byName) return byName;
  try {
    return { name: wanted, bet: JSON.parse(wanted) as Json };
  } catch {
    return undefined;
  }
}

function share(order: SimulationOrder, bet: Json, cores: number): Job[] {
  if (!isGameId(order.game)) return [];
  const game = GAMES[order.game];
  const each = Math.ceil(order.rounds / cores);
  return Array.from({ length: cores }, (_, core) => ({
    game: game.id,
    rules: game.rules,
    bet,
    rounds: Math.min(each, order.rounds - core * each),
    chunk: game.kind === "one-shot" ? CHUNK_ROUNDS : CHUNK_ROUNDS_STEPPED,
    seed: order.seed + core,
    strategy: order.strategy,
  })).filter((job) => job.rounds > 0);
}

function runJob(job: Job, onChunk: (chunk: Chunk) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./worker.ts", import.meta.url), { workerData: job });
    worker.on("message", onChunk);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`a worker ended with ${code}`)),
    );
  });
}

/** What has come out so far. */
function createTotals() {
  const counts = new Map<number, number>();
  const path: (readonly [number, number])[] = [];
  let rounds = 0;
  let sum = 0;
  let squares = 0;
  let ms = 0;
  return {
    counts,
    path,
    add(chunk: Chunk): void {
      for (const [multiplier, count] of chunk.counts) {
        counts.set(multiplier, (counts.get(multiplier) ?? 0) + count);
        const value = multiplier / MULTIPLIER_ONE;
        sum += value * count;
        squares += value * value * count;
      }
      rounds += chunk.rounds;
      ms += chunk.ms;
      path.push([rounds, sum / rounds]);
      // Every other point goes when there are too many: the beginning stays as dense as the end.
      if (path.length > PATH_MAX) for (let at = path.length - 2; at > 0; at -= 2) path.splice(at, 1);
    },
    rounds: () => rounds,
    speed: () => rounds / (ms / 1_000),
    mean: () => sum / rounds,
    deviation: () => Math.sqrt(Math.max(0, squares / rounds - (sum / rounds) ** 2)),
  };
}

/**
 * Plays rounds of one bet on all cores with the game's own code and a fast generator, and compares them with the exact
 * figures. Undefined for a game or bet that does not exist. onProgress hears of the share that is done, 0 to 1.
 */
export async function simulate(
  order: SimulationOrder,
  onProgress: (done: number) => void,
): Promise<Simulation | undefined> {
  if (!isGameId(order.game)) return undefined;
  const game = GAMES[order.game];
  const odds = GAME_ODDS[order.game];
  const bet = findBet(odds.bets(game.rules), order.bet);
  if (!bet) return undefined;
  const cores = availableParallelism();
  const jobs = share(order, bet.bet, cores);
  const totals = createTotals();
  const began = performance.now();
  await Promise.all(
    jobs.map((job) =>
      runJob(job, (chunk) => {
        totals.add(chunk);
        onProgress(totals.rounds() / order.rounds);
      }),
    ),
  );
  const seconds = (performance.now() - began) / 1_000;
  const comparable = game.kind === "one-shot" || order.strategy === "best";
  const distribution = comparable ? odds.distribution(game.rules, bet.bet) : undefined;
  return {
    game: order.game,
    bet: bet.name,
    rounds: totals.rounds(),
    seconds,
    cores: jobs.length,
    speed: Math.round(totals.speed()),
    strategy: order.strategy,
    counts: totals.counts,
    path: totals.path,
    mean: totals.mean(),
    deviation: totals.deviation(),
    exact: distribution && { distribution, agreement: agreement(distribution, totals.counts) },
  };
}
