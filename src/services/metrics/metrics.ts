import { Counter, collectDefaultMetrics, Gauge, type MetricObject, Registry } from "prom-client";
import type { Clock } from "../../base/time.ts";
import { createHouseMetrics, type HouseFigures } from "./house.ts";
import { createPlayMetrics, type TableStats } from "./play.ts";
import { isGrowing, type MetricsSample } from "./totals.ts";
import { createTraffic } from "./traffic.ts";

export type MetricsDeps = {
  readonly clock: Clock;
  readonly onFault: (error: unknown) => void;
  readonly pool: () => {
    readonly total: number;
    readonly idle: number;
    readonly waiting: number;
    readonly max: number;
  };
  readonly tables: () => TableStats;
  readonly activeUsers: () => Promise<number>;
  readonly redis: () => "up" | "down" | "none";
  readonly figures: () => Promise<HouseFigures>;
};

export const METRICS_TYPE = Registry.PROMETHEUS_CONTENT_TYPE;

/** Of several processes the latest one is told: their mean hides it. */
function watchLoop(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const metric of registry.getMetricsAsArray())
    if (/^nodejs_eventloop_lag_(?!min)/.test(metric.name)) metric.aggregator = "max";
}

function watchProcess(registers: Registry[], deps: MetricsDeps): void {
  new Gauge({
    name: "house_info",
    help: "1; the label says what runs it",
    labelNames: ["node"],
    aggregator: "max",
    registers,
  }).set({ node: process.versions.node }, 1);
  new Gauge({
    name: "database_connections",
    help: "Connections of the pool by state; waiting are requests for one",
    labelNames: ["state"],
    registers,
    collect() {
      const { total, idle, waiting, max } = deps.pool();
      this.set({ state: "busy" }, total - idle);
      this.set({ state: "idle" }, idle);
      this.set({ state: "waiting" }, waiting);
      this.set({ state: "max" }, max);
    },
  });
  new Gauge({
    name: "redis_up",
    help: "1 when this process is connected to Redis; absent when the house has none",
    aggregator: "min",
    registers,
    collect() {
      this.remove();
      if (deps.redis() !== "none") this.set(deps.redis() === "up" ? 1 : 0);
    },
  });
  new Gauge({
    name: "active_users",
    help: "Players seen within five minutes, by any process",
    aggregator: "max",
    registers,
    async collect() {
      this.set(await deps.activeUsers());
    },
  });
}

/** What every metric can do and the library's type of a list of them leaves out. */
type Readable = MetricObject & { get(): Promise<MetricsSample[number]> };

/** The figures of this process and of the house, for Prometheus. */
export function createMetrics(deps: MetricsDeps) {
  const registry = new Registry();
  const registers = [registry];
  watchLoop(registry);
  watchProcess(registers, deps);
  createHouseMetrics(registers, deps.figures, deps.clock, deps.onFault);
  const refusals = new Counter({
    name: "pressure_refusals_total",
    help: "Requests that were refused early, because the event loop was late or too many bets waited",
    labelNames: ["why"],
    registers,
  });
  return {
    refused: (why: "loop" | "queue"): void => refusals.inc({ why }),
    traffic: createTraffic(registers),
    play: createPlayMetrics(registers, deps.tables, deps.clock),
    /** A gauge of something that is counted elsewhere. */
    gauge(name: string, help: string, read: () => number): void {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    },
    sample: (): Promise<MetricsSample> => registry.getMetricsAsJSON(),
    /** What was counted, alone: asks nothing of anybody, for a process that ends. */
    async counts(): Promise<MetricsSample> {
      const metrics = registry.getMetricsAsArray().filter(isGrowing) as unknown as Readable[];
      return await Promise.all(metrics.map((metric) => metric.get()));
    },
    /** Prometheus' text of this process alone. */
    text: (): Promise<string> => registry.metrics(),
  };
}
export type Metrics = ReturnType<typeof createMetrics>;
