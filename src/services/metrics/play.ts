import { ROOT_CONTEXT, type SpanContext, trace } from "@opentelemetry/api";
import { Counter, Gauge, Histogram, type Registry } from "prom-client";
import type { Clock } from "../../base/time.ts";

type Round = {
  readonly game: string;
  readonly state: "open" | "settled";
  readonly stake: bigint;
  readonly payout: bigint;
};

/** A statement of the settle path, and the spans of those of its bets that are traced. */
type Batch = {
  readonly bets: number;
  readonly seconds: number;
  readonly ok: boolean;
  readonly from: readonly SpanContext[];
};

/** What waits at the tables of this process. */
export type TableStats = { readonly waiting: number; readonly running: number };

const tracer = trace.getTracer("rng-thing");

export function createPlayMetrics(registers: Registry[], stats: () => TableStats, clock: Clock) {
  const labelNames = ["game"] as const;
  const rounds = new Counter({ name: "rounds_total", help: "Settled rounds", labelNames, registers });
  const stakes = new Counter({
    name: "stakes_minor_total",
    help: "Stakes of settled rounds, minor units of credits",
    labelNames,
    registers,
  });
  const payouts = new Counter({
    name: "payouts_minor_total",
    help: "Payouts of settled rounds, minor units of credits",
    labelNames,
    registers,
  });
  const batchSize = new Histogram({
    name: "settle_batch_bets",
    help: "Bets in one statement of the settle path",
    buckets: [1, 2, 4, 8, 16, 32, 64, 96, 128],
    registers,
  });
  const batchSeconds = new Histogram({
    name: "settle_batch_seconds",
    help: "Time of one statement of the settle path, commit included",
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    labelNames: ["result"],
    registers,
  });
  new Gauge({
    name: "settle_waiting_bets",
    help: "Bets that wait for a statement or are in one",
    registers,
    collect() {
      this.set(stats().waiting);
    },
  });
  new Gauge({
    name: "settle_running_batches",
    help: "Statements of the settle path under way",
    registers,
    collect() {
      this.set(stats().running);
    },
  });
  return {
    onRound({ game, state, stake, payout }: Round): void {
      if (state !== "settled") return;
      rounds.inc({ game });
      stakes.inc({ game }, Number(stake));
      payouts.inc({ game }, Number(payout));
    },
    onBatch({ bets, seconds, ok, from }: Batch): void {
      batchSize.observe(bets);
      batchSeconds.observe({ result: ok ? "done" : "failed" }, seconds);
      // A batch settles bets of many requests: it hangs under the first that is traced, and is linked to the others.
      const [first, ...others] = from;
      if (!first) return;
      const startTime = clock() - seconds * 1_000;
      const links = others.map((context) => ({ context }));
      const parent = trace.setSpanContext(ROOT_CONTEXT, first);
      tracer.startSpan("settle batch", { startTime, attributes: { bets, ok }, links }, parent).end(clock());
    },
  };
}
