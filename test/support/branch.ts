import type { AuditReport } from "../../src/services/books.ts";
import { auditOf } from "./audit.ts";
import { type Engine, type FreshDatabase, freshDatabase } from "./database.ts";
import { type ServerProcess, startServer } from "./process.ts";

/** Several server processes that share one house: one database, one address, one secret. */
export type Branch = AsyncDisposable & {
  /** The processes that serve now; a killed one stays in its place until it is revived. */
  readonly servers: readonly ServerProcess[];
  /** kill -9, and a new process at the same port. */
  replace(index: number): Promise<void>;
  /** Resolves when no replacement is under way. */
  standing(): Promise<void>;
  /** Ends every process in order and proves the books. */
  closeAndAudit(): Promise<AuditReport>;
};

/** `processes` share PostgreSQL; the embedded database belongs to one process, so there it is always one. */
export const openBranch = async (engine: Engine, processes: number): Promise<Branch> =>
  openBranchOn(await freshDatabase(engine), processes);

/** The same on a database of the caller's making, which is disposed of with the branch, and with more settings. */
export async function openBranchOn(
  fresh: FreshDatabase,
  processes: number,
  more: Readonly<Record<string, string>> = {},
): Promise<Branch> {
  const { settings } = fresh;
  const database =
    settings.kind === "postgres" ? { DATABASE_URL: settings.url } : { DATA_DIR: settings.folder ?? "" };
  const start = (at: { port?: number; origin?: string }) =>
    startServer({ env: { ...database, ...more }, ...at });
  const first = await start({});
  const others = settings.kind === "postgres" ? processes - 1 : 0;
  const servers = [
    first,
    ...(await Promise.all(Array.from({ length: others }, () => start({ origin: first.origin })))),
  ];
  let replacing = Promise.resolve();
  const replaceNow = async (index: number): Promise<void> => {
    const old = servers[index];
    if (old === undefined) throw new Error(`there is no process ${index}`);
    await old.kill();
    servers[index] = await start({ port: old.port, origin: old.origin });
  };
  const dispose = async (): Promise<void> => {
    await Promise.all(servers.map((server) => server[Symbol.asyncDispose]()));
  };
  return {
    servers,
    replace(index) {
      replacing = replaceNow(index);
      return replacing;
    },
    standing: () => replacing,
    async closeAndAudit() {
      await Promise.all(servers.map((server) => server.terminate()));
      return await auditOf(settings);
    },
    async [Symbol.asyncDispose]() {
      await dispose();
      await fresh[Symbol.asyncDispose]();
    },
  };
}
