import { randomUUID } from "node:crypto";
import { type Bench, median, quantile } from "./bench.ts";
import { type Casino, openCasino } from "./casino.ts";
import { bareSettles } from "./pgbench.ts";
import { weigh } from "./weight.ts";

const CALLERS = 256;
const PLAYERS = 10_000;

export type Load = {
  readonly rate: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly errors: number;
};

/** Callers that each play one bet after another for some seconds. next says whose bet it is. */
export async function playFor(
  casino: Casino,
  seconds: number,
  callers: number,
  next: () => string,
): Promise<Load> {
  const until = performance.now() + seconds * 1_000;
  const latencies: number[] = [];
  let errors = 0;
  const began = performance.now();
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const from = performance.now();
      try {
        await casino.app.rounds.play({
          playerId: next(),
          game: "coinflip",
          stake: 100n,
          bet: { side: "heads" },
          key: randomUUID(),
        });
        latencies.push(performance.now() - from);
      } catch {
        errors += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
  const rate = latencies.length / ((performance.now() - began) / 1_000);
  return { rate, p50Ms: quantile(latencies, 0.5), p99Ms: quantile(latencies, 0.99), errors };
}

/** Walks all players in a scattered order, so that neighbours in time are no neighbours in the tables. */
export function scattered(players: readonly string[]): () => string {
  let at = 0;
  return () => {
    at = (at + 7_919) % players.length;
    return players[at] as string;
  };
}

/** What a bet adds to the tables and their indexes, and to the write-ahead log, while pages are already warm. */
async function bytesOfBets(casino: Casino, next: () => string) {
  const [before, betsBefore] = [await weigh(casino), casino.app.rounds.stats().bets];
  await playFor(casino, 5, CALLERS, next);
  const [after, bets] = [await weigh(casino), casino.app.rounds.stats().bets - betsBefore];
  return { stored: (after.stored - before.stored) / bets, logged: (after.logged - before.logged) / bets };
}

async function measure(seconds: number, rounds: number) {
  await using casino = await openCasino(PLAYERS);
  const everyone = scattered(casino.players);
  const star = (): string => casino.players[0] as string;
  const bare: number[] = [];
  const house: Load[] = [];
  const hot: Load[] = [];
  await playFor(casino, 2, CALLERS, everyone);
  const bytes = await bytesOfBets(casino, everyone);
  for (let round = 0; round < rounds; round += 1) {
    bare.push(await bareSettles(casino, seconds));
    house.push(await playFor(casino, seconds, CALLERS, everyone));
    hot.push(await playFor(casino, Math.min(seconds, 5), CALLERS, star));
    const last = house.at(-1) as Load;
    console.error(
      `round ${round + 1}: pgbench ${Math.round(bare.at(-1) ?? 0)}/s, house ${Math.round(last.rate)}/s, hot player ${Math.round(hot.at(-1)?.rate ?? 0)}/s`,
    );
  }
  return { bare, house, hot, bytes, stats: casino.app.rounds.stats() };
}

export const settle: Bench = {
  name: "settle",
  summary: "durable settled rounds of the production path over pgbench's bare settle of the same rows",
  async run({ seconds, rounds }) {
    const { bare, house, hot, bytes, stats } = await measure(seconds, rounds);
    const houseRate = median(house.map((load) => load.rate));
    const bareRate = median(bare);
    return {
      "pgbench bare settles/s": Math.round(bareRate),
      "house settles/s": Math.round(houseRate),
      ratio: Number((houseRate / bareRate).toFixed(2)),
      "house p50 ms": Number(median(house.map((load) => load.p50Ms)).toFixed(1)),
      "house p99 ms": Number(median(house.map((load) => load.p99Ms)).toFixed(1)),
      "hot player settles/s": Math.round(median(hot.map((load) => load.rate))),
      errors: [...house, ...hot].reduce((sum, load) => sum + load.errors, 0),
      "stored bytes a bet": Math.round(bytes.stored),
      "logged bytes a bet": Math.round(bytes.logged),
      "bets per batch": Number((stats.bets / stats.batches).toFixed(1)),
    };
  },
};
