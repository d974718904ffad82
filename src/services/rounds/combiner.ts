import { Refusal } from "../../base/refusal.ts";
import type { Played, ValidBet } from "./bet.ts";
import type { SettleDeps } from "./group.ts";
import { createLines, type Pending, type Taken } from "./lines.ts";
import { runBatch } from "./settle-batch.ts";
import { sampledNow } from "./trace.ts";

export type CombinerLimits = {
  /** Bets that may wait in this process; beyond them callers are told that the house is full. */
  readonly waitingMax: number;
  /** Bets in one statement. */
  readonly batchMax: number;
  /** Statements under way at once. */
  readonly batchesMax: number;
};

/** What the metrics show of the settle path. */
export type CombinerStats = { batches: number; bets: number; waiting: number; running: number };

/**
 * Group commit: bets that arrive while a statement is under way leave together in the next one. An idle house sends a
 * bet at once (with whatever arrived in the same turn of the event loop); a busy one fills batches by itself, so no
 * timer ever delays anybody.
 */
export function createCombiner(deps: SettleDeps, limits: CombinerLimits, onFault: (error: unknown) => void) {
  const lines = createLines(limits);
  let running = 0;
  let scheduled = false;
  let closing = false;
  let batches = 0;
  let bets = 0;
  const idle: (() => void)[] = [];

  function pump(): void {
    scheduled = false;
    while (running < limits.batchesMax && lines.hasReady()) {
      running += 1;
      void run(lines.take());
    }
  }

  function schedule(): void {
    if (scheduled) return;
    scheduled = true;
    setImmediate(pump);
  }

  async function run(batch: readonly Taken[]): Promise<void> {
    let again: Pending[][] = [];
    try {
      again = await runBatch(deps, batch);
    } catch (error) {
      // Nothing in there is meant to throw; if it does, everybody still gets an answer.
      onFault(error);
      for (const { bets: mine } of batch) for (const pending of mine) pending.reject(error);
    }
    for (const [index, { line, bets: mine }] of batch.entries()) {
      const back = again[index] ?? [];
      bets += mine.length - back.length;
      lines.giveBack(line, back, mine.length - back.length);
    }
    batches += 1;
    running -= 1;
    if (lines.hasReady()) schedule();
    if (running === 0 && lines.size() === 0) for (const wake of idle.splice(0)) wake();
  }

  return {
    /** Refusals: busy, insufficient-funds, round-open, idempotency-key-reused, unavailable. */
    submit(bet: ValidBet): Promise<Played> {
      return new Promise((resolve, reject) => {
        if (closing) {
          reject(
            new Refusal("unavailable", "The house is restarting. Nothing was staked; try again.", {
              retryAfterSeconds: 1,
            }),
          );
          return;
        }
        try {
          lines.add({ bet, from: sampledNow(), attempts: 0, resolve, reject });
        } catch (error) {
          reject(error);
          return;
        }
        schedule();
      });
    },
    stats: (): CombinerStats => ({ batches, bets, waiting: lines.size(), running }),
    /** Takes no more bets and waits until every bet that is in has its answer. */
    async close(): Promise<void> {
      closing = true;
      if (running > 0 || lines.size() > 0) await new Promise<void>((resolve) => idle.push(resolve));
    },
  };
}
