import type { Logger } from "pino";
import { migrateDatabase } from "../app.ts";
import type { Config } from "../config/config.ts";
import { createFamily } from "./family.ts";
import { portsOf } from "./house.ts";
import { makeLogger } from "./logger.ts";
import { openMetricsPort } from "./metrics-port.ts";
import { keepPlace, type Place } from "./place.ts";
import { type OnEnd, PRIMARY_DRAIN_MAX_MS, watchLife } from "./stopping.ts";

async function prepare(config: Config, logger: Logger, migrate: boolean): Promise<boolean> {
  if (!migrate) return true;
  try {
    await migrateDatabase(config, portsOf(config, logger, undefined));
    return true;
  } catch (error) {
    logger.fatal({ err: error }, error instanceof Error ? error.message : "the house could not be opened");
    return false;
  }
}

/** On SIGHUP: a fresh process for each, one after another, so that the house is open all the time. */
function renewOnHangUp(places: readonly Place[], logger: Logger, onEnd: OnEnd): void {
  let renewing: Promise<void> = Promise.resolve();
  let ending = false;
  onEnd(async () => {
    ending = true;
  });
  process.on("SIGHUP", () => {
    renewing = renewing.then(async () => {
      logger.info("every process is replaced, one after another");
      for (const place of places) {
        const isRenewed = await place.renew();
        if (ending) return;
        if (isRenewed) continue;
        logger.error("a fresh process could not be started: the others stay as they are");
        return;
      }
      logger.info("every process is a fresh one");
    });
  });
}

/**
 * Watches over the server processes and one for the jobs: starts them, starts another when one dies, carries what they say
 * to each other and adds up their figures. It does no work of the house itself. Returns the exit code.
 */
export function runPrimary(
  config: Config,
  processes: number,
  options: { migrate: boolean },
): Promise<number> {
  const { logger, flush } = makeLogger(config, "primary");
  return watchLife(logger, flush).live(async (onEnd) => {
    if (!(await prepare(config, logger, options.migrate))) return false;
    const family = createFamily();
    const { jobs, metricsPort } = config.operation;
    if (metricsPort !== undefined) onEnd(await openMetricsPort(config.host, metricsPort, family.metrics));
    const places = Array.from({ length: processes }, () => keepPlace(family, "web", logger));
    if (jobs === "here") places.push(keepPlace(family, "jobs", logger));
    onEnd(async () => {
      const ends = await Promise.all(places.map((place) => place.close()));
      if (!ends.every(Boolean)) throw new Error("a process did not end well: its own log says why");
    });
    const opened = await Promise.all(places.map((place) => place.opened));
    if (!opened.every(Boolean)) return false;
    renewOnHangUp(places, logger, onEnd);
    logger.info({ processes }, "every process is ready");
    return true;
  }, PRIMARY_DRAIN_MAX_MS);
}
