import { expect, test } from "vitest";
import { createMetrics } from "../../src/services/metrics/metrics.ts";
import { createTotals } from "../../src/services/metrics/totals.ts";

/** The metrics of one process, and that process as the primary knows it. */
function startProcess() {
  const metrics = createMetrics({
    clock: Date.now,
    onFault: () => {},
    pool: () => ({ total: 3, idle: 1, waiting: 0, max: 10 }),
    tables: () => ({ waiting: 0, running: 0 }),
    activeUsers: async () => 7,
    redis: () => "none",
    figures: () => Promise.reject(new Error("no database")),
  });
  return {
    metrics,
    play: (stake: bigint) => metrics.play.onRound({ game: "dice", state: "settled", stake, payout: 0n }),
  };
}
const valueIn = (text: string, name: string): number | undefined => {
  const [, value] = new RegExp(`^${name.replace(/[{}]/g, "\\$&")} (\\S+)$`, "m").exec(text) ?? [];
  return value === undefined ? undefined : Number(value);
};

test("totals never fall: not while a process is silent, not when it is gone; figures of the moment go with it", async () => {
  const [one, two, three] = [startProcess(), startProcess(), startProcess()];
  const totals = createTotals();
  const stakes = async (...present: object[]) => {
    const text = await totals.text(new Set(present));
    return {
      stakes: valueIn(text, 'stakes_minor_total{game="dice"}'),
      batches: valueIn(text, "settle_batch_bets_count"),
      busy: valueIn(text, 'database_connections{state="busy"}'),
    };
  };
  for (const [process, stake] of [
    [one, 1_000n],
    [two, 3_000n],
  ] as const) {
    process.play(stake);
    process.metrics.play.onBatch({ bets: 5, seconds: 0.01, ok: true, from: [] });
    totals.heard(process, await process.metrics.sample());
  }
  expect(await stakes(one, two)).toEqual({ stakes: 4_000, batches: 2, busy: 4 });
  expect(await stakes(two)).toEqual({ stakes: 4_000, batches: 2, busy: 2 });
  one.play(500n);
  totals.heard(one, await one.metrics.counts());
  totals.left(one);
  totals.heard(one, await one.metrics.sample());
  totals.heard(three, await three.metrics.sample());
  three.play(70n);
  expect(await stakes(two, three)).toEqual({ stakes: 4_500, batches: 2, busy: 4 });
  totals.left(two);
  totals.heard(three, await three.metrics.sample());
  expect(await stakes(three)).toEqual({ stakes: 4_570, batches: 2, busy: 2 });
});

test("one process among five whose event loop is late is told as late", async () => {
  const name = "nodejs_eventloop_lag_p99_seconds";
  const totals = createTotals();
  const present = await Promise.all(
    [0.01, 0.9, 0.01, 0.01, 0.01].map(async (late) => {
      const process = startProcess();
      const sample = await process.metrics.sample();
      const figures = sample.map((metric) =>
        metric.name === name ? { ...metric, values: [{ value: late, labels: {} }] } : metric,
      );
      totals.heard(process, figures as typeof sample);
      return process;
    }),
  );
  expect(valueIn(await totals.text(new Set(present)), name)).toBe(0.9);
});
