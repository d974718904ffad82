import { existsSync } from "node:fs";
import type { AppPorts } from "../app.ts";
import type { CliDeps } from "../cli/house.ts";
import type { Config } from "../config/config.ts";
import { readConfig } from "./environment.ts";
import { WEB_FOLDER } from "./web-folder.ts";

// The house is loaded only by commands that open it: odds and outcome answer at once, without a database library in sight.
const loadApp = () => import("../app.ts");
type AppModule = Awaited<ReturnType<typeof loadApp>>;

const portsOf = (app: AppModule): AppPorts => ({
  clock: app.systemClock,
  entropy: app.systemEntropy,
  onFault: (error: unknown) => void process.stderr.write(`${String(error)}\n`),
  onRemark: () => {},
});

/** Runs something that needs the database; tells in a sentence why it cannot be had. */
async function attempt<T>(
  work: (app: AppModule, config: Config, ports: AppPorts) => Promise<T>,
): Promise<T | undefined> {
  const config = readConfig();
  if (!config) return undefined;
  const app = await loadApp();
  try {
    return await work(app, config, portsOf(app));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message || String(error) : String(error)}\n`);
    return undefined;
  }
}

export const cliDeps: CliDeps = {
  openHouse: (options) => attempt((app, config, ports) => app.createApp(config, ports, options)),
  restore: (file) => attempt((app, config, ports) => app.restoreBackup(config, ports, file)),
  migrate: () => attempt((app, config, ports) => app.migrateDatabase(config, ports)),
  serve: async (options) => {
    const config = readConfig();
    return config ? await (await import("./serve.ts")).serve(config, options) : 2;
  },
  work: async (options) => {
    const config = readConfig();
    return config ? await (await import("./jobs-process.ts")).runJobs(config, options) : 2;
  },
  diagnose: async () => {
    const config = readConfig();
    if (!config) {
      return [
        {
          name: "settings",
          state: "bad",
          found: "cannot be used",
          mend: "see the list above and .env.example",
        },
      ];
    }
    const app = await loadApp();
    return await app.examine(config, portsOf(app), {
      nodeVersion: process.version,
      webBuilt: existsSync(`${WEB_FOLDER}/index.html`),
      processes: (await import("./serve.ts")).processesOf(config),
    });
  },
};
