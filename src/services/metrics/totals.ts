import { AggregatorRegistry, type Registry } from "prom-client";

/** The metrics of one process as plain data, to be added up with those of others. */
export type MetricsSample = Awaited<ReturnType<Registry["getMetricsAsJSON"]>>;

const GROWING: ReadonlySet<string> = new Set(["counter", "histogram"]);
/** Whether a metric only ever grows: what was counted stays counted, whoever counted it. */
export const isGrowing = ({ type }: { readonly type: unknown }): boolean => GROWING.has(String(type));

/**
 * The figures of processes that come and go. Prometheus takes a total that falls for a counter that began anew, so what
 * a process has counted stays in the sum when it does not answer and when it is gone; what is true of a moment does not.
 */
export function createTotals<Source extends object>() {
  const newest = new Map<Source, MetricsSample>();
  const departed = new WeakSet<Source>();
  // All that are gone as one: as many labels, however many there were.
  let gone: Promise<MetricsSample> = Promise.resolve([]);
  return {
    heard(source: Source, sample: MetricsSample): void {
      // A word that comes too late would be counted twice.
      if (!departed.has(source)) newest.set(source, sample);
    },
    left(source: Source): void {
      const last = newest.get(source)?.filter(isGrowing);
      newest.delete(source);
      departed.add(source);
      if (last) gone = gone.then((before) => AggregatorRegistry.aggregate([before, last]).getMetricsAsJSON());
    },
    /** Prometheus' text of all together: sums, and for what is true of the whole house the largest. present: who answered now. */
    async text(present: ReadonlySet<Source>): Promise<string> {
      const samples = [...newest].map(([source, sample]) =>
        present.has(source) ? sample : sample.filter(isGrowing),
      );
      return await AggregatorRegistry.aggregate([...samples, await gone]).metrics();
    },
  };
}
