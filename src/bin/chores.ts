import type { Logger } from "pino";
import type { App } from "../app.ts";
import type { Config } from "../config/config.ts";
import { startMailing } from "../jobs/mailing.ts";
import { startJobs } from "../jobs/runner.ts";

/** Starts the work that no request asks for: jobs by the clock, and letters. Returns the stop. */
export async function startChores(app: App, config: Config, logger: Logger): Promise<() => Promise<void>> {
  const stopJobs = await startJobs({
    services: app,
    jobLog: app.jobLog,
    queries: app.plainQueries,
    embedded: config.database.kind === "embedded",
    onFault: (error) => logger.error({ err: error }, "jobs"),
  });
  const stopMailing = startMailing(app.mail, (error) => logger.error({ err: error }, "mail"));
  if (config.production && config.mail.route.kind === "folder") {
    logger.warn(`no mail service is set: letters are laid into ${config.mail.route.folder} and reach nobody`);
  }
  return async () => void (await Promise.all([stopJobs(), stopMailing()]));
}
