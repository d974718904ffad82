import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { PGlite } from "@electric-sql/pglite";
import { createPgConfig } from "@electric-sql/pglite/node-postgres";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { parseHosts } from "../base/hosts.ts";
import { lockFolder } from "./folder-lock.ts";
import { TYPE_PARSERS } from "./parsers.ts";
import { followPrimary } from "./primary.ts";
import type { Tables } from "./tables.ts";

export type DatabaseSettings =
  | {
      readonly kind: "postgres";
      /** Of one server, or of several (host:port,host:port), of which the primary is found. */
      readonly url: string;
      readonly poolMax: number;
      readonly statementTimeoutMs: number;
    }
  /** PostgreSQL in this process. Without a folder it lives in memory. */
  | { readonly kind: "embedded"; readonly folder: string | undefined };

export type Database = {
  readonly kind: DatabaseSettings["kind"];
  readonly db: Kysely<Tables>;
  /** The same connections as db: for the settle statement, which is prepared by name. */
  readonly pool: pg.Pool;
  /** A copy of the embedded database's folder (tar, gzip) of one moment. A served database is dumped by its own tools. */
  dumpFolder(): Promise<Readable>;
  close(): Promise<void>;
};

const POSTGRES_PORT = 5_432;
/** Waiting for a connection longer than this is an overload, answered with 503. */
const CONNECT_TIMEOUT_MS = 5_000;
/** A lock that is not had within this is a fault of ours, not something to wait for. */
const LOCK_TIMEOUT_MS = 2_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 10_000;
const CLOSE_MAX_MS = 2_000;

const kyselyOver = (pool: pg.Pool): Kysely<Tables> =>
  new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });

function openPostgres(
  settings: DatabaseSettings & { kind: "postgres" },
  onIdleError: (error: Error) => void,
): Database {
  const several = parseHosts(settings.url, POSTGRES_PORT);
  const follow =
    several && several.hosts.length > 1
      ? followPrimary(several.hosts, { connectionString: several.first })
      : undefined;
  const pool = new pg.Pool({
    connectionString: follow ? several?.first : settings.url,
    ...(follow && { Client: follow.Client, onConnect: follow.assertPrimary }),
    max: settings.poolMax,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: settings.statementTimeoutMs,
    lock_timeout: LOCK_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    application_name: "rng-thing",
    keepAlive: true,
    types: TYPE_PARSERS,
  });
  pool.on("error", onIdleError);
  // A client that is lent out has no listener of the pool's: cut between two statements of a transaction, it would end the process.
  pool.on("connect", (client) => client.on("error", onIdleError));
  // A statement of a job that takes longer is left to the server, which undoes it when the process is gone.
  const close = (): Promise<void> => {
    follow?.close();
    return Promise.race([pool.end(), pause(CLOSE_MAX_MS, undefined, { ref: false })]);
  };
  const dumpFolder = (): Promise<Readable> =>
    Promise.reject(new Error("a served database has no folder here"));
  return { kind: "postgres", pool, db: kyselyOver(pool), dumpFolder, close };
}

/**
 * Clients that talk to PGlite. Each gets a bridge of its own: the pool throws a client away after an error, and one bridge
 * for all would give the next client the rest of the answers that the last one was waiting for.
 */
const clientOf = (pglite: PGlite) =>
  class extends pg.Client {
    constructor(options?: pg.ClientConfig) {
      super({ ...options, ...createPgConfig(pglite) } as pg.ClientConfig);
    }
  };

async function openEmbedded(settings: DatabaseSettings & { kind: "embedded" }): Promise<Database> {
  const release = settings.folder === undefined ? () => {} : lockFolder(settings.folder);
  try {
    const pglite = await (settings.folder === undefined
      ? PGlite.create()
      : PGlite.create({ dataDir: join(settings.folder, "postgres") }));
    // One connection: PGlite is a single session, so everything waits its turn in the pool.
    const pool = new pg.Pool({
      max: 1,
      idleTimeoutMillis: 0,
      types: TYPE_PARSERS,
      Client: clientOf(pglite),
      // The session outlives its clients: what the last one had open or prepared must not meet the next one.
      onConnect: async (client) => void (await client.query("ROLLBACK; DEALLOCATE ALL")),
    });
    const close = async (): Promise<void> => {
      await pool.end();
      await pglite.close();
      release();
    };
    /** Holds the only connection meanwhile, so that no transaction is half way through in the copy. */
    const dumpFolder = async (): Promise<Readable> => {
      const client = await pool.connect();
      try {
        await client.query("CHECKPOINT");
        const copy = await pglite.dumpDataDir("gzip");
        return Readable.from([Buffer.from(await copy.arrayBuffer())]);
      } finally {
        client.release();
      }
    };
    return { kind: "embedded", pool, db: kyselyOver(pool), dumpFolder, close };
  } catch (error) {
    release();
    throw error;
  }
}

/** Makes an embedded database from a copy of one. The folder must not exist. */
export async function loadEmbedded(folder: string, copy: Blob): Promise<void> {
  const pglite = await PGlite.create({ dataDir: folder, loadDataDir: copy });
  await pglite.close();
}

/**
 * Opens PostgreSQL, or PGlite when no server is configured; the rest of the house cannot tell them apart.
 * onIdleError hears of connections that die while nobody uses them (a restart): the pool replaces them by itself.
 * Throws FolderInUse.
 */
export async function openDatabase(
  settings: DatabaseSettings,
  onIdleError: (error: Error) => void,
): Promise<Database> {
  return settings.kind === "postgres" ? openPostgres(settings, onIdleError) : await openEmbedded(settings);
}
