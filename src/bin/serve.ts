import cluster from "node:cluster";
import { availableParallelism } from "node:os";
import type { Config } from "../config/config.ts";
import { runPrimary } from "./primary.ts";
import { runWeb } from "./web-process.ts";

/** Server processes when nobody has said how many: one a core, if there is something that they can share. */
export function processesOf({ operation, database, redisUrl }: Config): number {
  if (operation.webConcurrency !== undefined) return operation.webConcurrency;
  return database.kind === "postgres" && redisUrl !== undefined ? availableParallelism() : 1;
}

/** Runs the house until it is told to stop: one process, or a primary that watches over several. Returns the exit code. */
export async function serve(config: Config, options: { migrate: boolean }): Promise<number> {
  if (cluster.isWorker) return await runWeb(config, { migrate: false });
  const processes = processesOf(config);
  return processes > 1 ? await runPrimary(config, processes, options) : await runWeb(config, options);
}
