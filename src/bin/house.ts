import type { Logger } from "pino";
import { type App, type AppPorts, createApp, systemClock, systemEntropy } from "../app.ts";
import type { Config } from "../config/config.ts";
import { stepsOf } from "../jobs/schedule.ts";
import type { Kin } from "./kin.ts";

/** Time, chance and where faults are told, for a process of the house. */
export const portsOf = (config: Config, logger: Logger, kin: Kin | undefined): AppPorts => ({
  clock: systemClock,
  entropy: systemEntropy,
  ...(kin ? { carrier: kin.carrier } : {}),
  onFault: (error: unknown) => logger.error({ err: error }, "fault"),
  // What it warns of are wrong passwords and the like: part of life, not faults.
  onRemark: (level: string, message: string) =>
    level === "error"
      ? logger.error({ from: "accounts" }, message)
      : logger.debug({ from: "accounts" }, message),
  // In development somebody waits for the link in it; in production a log is no place for one.
  onLaidOut: ({ id, to, subject, text }) =>
    config.production
      ? logger.info({ letter: id, subject }, "letter laid into the folder")
      : logger.info({ letter: id, to, subject, links: text.match(/https?:\/\/\S+#\S+/g) ?? [] }, "letter"),
});

/** Opens the house; undefined, after telling why, when it cannot be opened. */
export async function openHouse(
  config: Config,
  logger: Logger,
  kin: Kin | undefined,
  options: { migrate: boolean },
): Promise<App | undefined> {
  try {
    const app = await createApp(config, portsOf(config, logger, kin), options);
    app.jobLog.awaits(stepsOf(app));
    return app;
  } catch (error) {
    logger.fatal({ err: error }, error instanceof Error ? error.message : "the house could not be opened");
    return undefined;
  }
}

const hostForPeople = (host: string): string => (host === "0.0.0.0" || host === "::" ? "localhost" : host);

/** Tells whoever started the house where it is, and how a new one gets its administrator. */
export async function welcome(app: App, config: Config): Promise<void> {
  const address =
    config.publicUrl === `http://localhost:${config.port}`
      ? `http://${hostForPeople(config.host)}:${config.port}`
      : config.publicUrl;
  const lines = [`RNG-THING is open at ${address}`];
  if (await app.players.needsAdmin()) {
    lines.push(
      "Nobody administers this house yet. Sign in, then open this one-time link to become its administrator:",
      `${address}/setup#${app.players.adminToken}`,
    );
  }
  process.stderr.write(`\n${lines.join("\n")}\n\n`);
}
