import { pingRedis } from "../cluster/ping.ts";
import type { Config } from "../config/config.ts";
import { openDatabase } from "../db/database.ts";
import { findProgram } from "../services/backups/programs.ts";
import { listBackups } from "../services/backups/shelf.ts";
import { lookAtBooks } from "../services/doctor/books.ts";
import { lookAtDatabase } from "../services/doctor/database.ts";
import { bad, type Diagnosis, whyOf } from "../services/doctor/diagnosis.ts";
import {
  type BackupPlace,
  lookAround,
  lookAtBackups,
  type Surroundings,
} from "../services/doctor/surroundings.ts";
import type { AppPorts } from "./ports.ts";

function backupPlaceOf({ database, operation }: Config): BackupPlace | undefined {
  const { backups, searchPath } = operation;
  return (
    backups && {
      folder: backups.folder,
      copyFolder: backups.copyFolder,
      newest: async (folder) => (await listBackups(folder))[0]?.madeAt,
      canDump: async () =>
        database.kind === "embedded" || (await findProgram("pg_dump", searchPath)) !== undefined,
    }
  );
}

/** What the process that asks knows of itself. */
export type Self = Pick<Surroundings, "nodeVersion" | "webBuilt" | "processes">;

function surroundingsOf(config: Config, self: Self): Surroundings {
  const { mail, redisUrl, production, publicUrl, trustProxy, dataFolder } = config;
  return {
    ...self,
    production,
    publicUrl,
    trustProxy,
    dataFolder,
    outbox: mail.route.kind === "folder" ? mail.route.folder : undefined,
    pingRedis: redisUrl === undefined ? undefined : () => pingRedis(redisUrl),
    backups: backupPlaceOf(config),
  };
}

async function lookInside(
  config: Config,
  { clock, onFault }: AppPorts,
  processes: number,
): Promise<Diagnosis[]> {
  try {
    const database = await openDatabase(config.database, onFault);
    try {
      const found = await lookAtDatabase(database, clock, processes);
      const isWhole = found.some(({ name, state }) => name === "schema" && state === "ok");
      return isWhole ? [...found, ...(await lookAtBooks(database, clock))] : found;
    } finally {
      await database.close();
    }
  } catch (error) {
    return [bad("database", whyOf(error), "stop the process that holds it, or set DATABASE_URL")];
  }
}

/** What a doctor finds in the installation of these settings. */
export async function examine(config: Config, ports: AppPorts, self: Self): Promise<Diagnosis[]> {
  const around = surroundingsOf(config, self);
  return [
    ...(await lookAround(around)),
    ...(await lookInside(config, ports, self.processes)),
    ...(await lookAtBackups(around.backups, ports.clock)),
  ];
}
