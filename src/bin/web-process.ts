import cluster from "node:cluster";
import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import { type App, METRICS_TYPE } from "../app.ts";
import type { Config } from "../config/config.ts";
import { createServer, type Server } from "../http/server.ts";
import { startChores } from "./chores.ts";
import { openHouse, welcome } from "./house.ts";
import { findKin, type Kin } from "./kin.ts";
import { makeLogger } from "./logger.ts";
import { openMetricsPort } from "./metrics-port.ts";
import { type OnEnd, watchLife } from "./stopping.ts";
import { startTraces } from "./traces.ts";
import { WEB_FOLDER } from "./web-folder.ts";

/** Between "not ready" and the closed door: proxies with open connections are told to take a new one meanwhile. */
const DOOR_OPEN_MS = 300;

function openDoor(app: App, config: Config, logger: Logger, kin: Kin | undefined): Promise<Server> {
  const { metricsToken: token, tracesUrl, loopDelayMaxMs } = config.operation;
  const read = kin ? kin.metrics : app.metrics.text;
  return createServer(
    app,
    {
      publicUrl: config.publicUrl,
      corsOrigins: config.corsOrigins,
      trustProxy: config.trustProxy,
      secureCookies: app.secureCookies,
      csrfSecrets: app.csrfSecrets,
      webFolder: WEB_FOLDER,
      loopDelayMaxMs,
      newRequestId: app.newId,
      limiter: app.cluster.limiter,
      metricsDoor: { token, read: async () => ({ type: METRICS_TYPE, text: await read() }) },
      traces: tracesUrl !== undefined,
    },
    logger,
  );
}

async function listen(server: Server, config: Config, logger: Logger): Promise<boolean> {
  try {
    await server.app.listen({ host: config.host, port: config.port });
    return true;
  } catch (error) {
    logger.fatal({ err: error }, `cannot listen on ${config.host}:${config.port}`);
    return false;
  }
}

/** What a process that stands alone does besides: the jobs, and a door for Prometheus. */
async function doAlone(app: App, config: Config, logger: Logger, onEnd: OnEnd): Promise<void> {
  const { jobs, metricsPort } = config.operation;
  if (metricsPort !== undefined) onEnd(await openMetricsPort(config.host, metricsPort, app.metrics.text));
  if (jobs === "here") onEnd(await startChores(app, config, logger));
}

/** Runs one server process until it is told to stop; the exit code. */
export function runWeb(config: Config, options: { migrate: boolean }): Promise<number> {
  const { logger, flush } = makeLogger(config, "web");
  const kin = findKin();
  // Nobody stands beside a process that is alone: asked to be replaced, it ends in order, and whoever watches starts the next.
  const endedBy = kin ? undefined : (["SIGTERM", "SIGINT", "SIGHUP"] as const);
  return watchLife(logger, flush, endedBy).live(async (onEnd) => {
    onEnd(await startTraces(config.operation.tracesUrl, "web"));
    const app = await openHouse(config, logger, kin, options);
    if (!app) return false;
    onEnd(app.close);
    kin?.offer(app.metrics.sample);
    onEnd(async () => kin?.farewell(await app.metrics.counts()));
    const server = await openDoor(app, config, logger, kin);
    onEnd(() => server.app.close());
    if (!(await listen(server, config, logger))) return false;
    if (!kin) await doAlone(app, config, logger, onEnd);
    if (!kin || cluster.worker?.id === 1) await welcome(app, config);
    kin?.ready();
    onEnd(async () => {
      server.drain();
      await pause(DOOR_OPEN_MS);
    });
    return true;
  });
}
