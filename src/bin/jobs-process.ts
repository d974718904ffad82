import type { Config } from "../config/config.ts";
import { startChores } from "./chores.ts";
import { openHouse } from "./house.ts";
import { findKin } from "./kin.ts";
import { makeLogger } from "./logger.ts";
import { openMetricsPort } from "./metrics-port.ts";
import { watchLife } from "./stopping.ts";
import { startTraces } from "./traces.ts";

/** Runs the jobs of the house, and nothing else, until it is told to stop; the exit code. */
export function runJobs(config: Config, options: { migrate: boolean }): Promise<number> {
  const { logger, flush } = makeLogger(config, "jobs");
  return watchLife(logger, flush).live(async (onEnd) => {
    const kin = findKin();
    const { metricsPort, tracesUrl } = config.operation;
    onEnd(await startTraces(tracesUrl, "jobs"));
    const app = await openHouse(config, logger, kin, options);
    if (!app) return false;
    onEnd(app.close);
    kin?.offer(app.metrics.sample);
    onEnd(async () => kin?.farewell(await app.metrics.counts()));
    if (!kin && metricsPort !== undefined)
      onEnd(await openMetricsPort(config.host, metricsPort, app.metrics.text));
    onEnd(await startChores(app, config, logger));
    logger.info("the jobs run");
    kin?.ready();
    return true;
  });
}
