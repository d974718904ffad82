import { spawnSync } from "node:child_process";
import { type App, createApp, systemClock, systemEntropy } from "../src/app.ts";
import { parseConfig } from "../src/config/config.ts";
import { startPostgres } from "../tools/rig/postgres.ts";
import { findPrograms } from "../tools/rig/programs.ts";
import { openScratch } from "../tools/rig/scratch.ts";

/** A house with players who can play. */
export type Casino = AsyncDisposable & { readonly app: App; readonly players: readonly string[] };

/** The same on a PostgreSQL server of our own, durable as in production. */
export type ServedCasino = Casino & {
  readonly url: string;
  /** Folder of the PostgreSQL programs, for pgbench. */
  readonly bin: string;
  readonly scratch: string;
};

/** Ids that pgbench can compute: the player's number in hexadecimal at the end. */
export const playerId = (n: number): string => `00000000-0000-7000-8000-${n.toString(16).padStart(12, "0")}`;

export const SECRET = "bench:4kTq9Zr2LxV7nB8mYc3HdW6JpF5sGaE1uQoX";
/** Nobody runs dry during a bench. */
const CREDITS = 10n ** 12n;

/** Opens players the way the house does, in batches that a pool can take. */
async function seatPlayers(app: App, count: number): Promise<string[]> {
  const { pool } = app.database;
  const ids = Array.from({ length: count }, (_, n) => playerId(n + 1));
  await pool.query(
    `INSERT INTO players (id, name, email, email_verified, username, role)
     SELECT id, 'p' || n, 'p' || n || '@bench.invalid', true, 'p' || n, 'player'
     FROM unnest($1::uuid[]) WITH ORDINALITY AS p(id, n)`,
    [ids],
  );
  for (let at = 0; at < ids.length; at += 50) {
    await Promise.all(ids.slice(at, at + 50).map((id) => app.players.open(id)));
  }
  // Paid from the mint, so that the books still balance afterwards.
  await pool.query(
    `WITH paid AS (
       INSERT INTO transfers (player_id, id, leg, kind, currency, source, target, amount, created_at)
       SELECT id, gen_random_uuid(), 0, 'grant', 0, '00000000-0000-4000-8000-000000000002', id, $2, now() FROM unnest($1::uuid[]) AS p(id)
     )
     UPDATE wallets SET balance = balance + $2 WHERE currency = 0 AND player_id = ANY($1::uuid[])`,
    [ids, CREDITS],
  );
  await pool.query("VACUUM ANALYZE");
  return ids;
}

async function openHouse(
  environment: Readonly<Record<string, string>>,
): Promise<{ app: App; close: () => Promise<void> }> {
  let closing = false;
  const config = parseConfig(
    { RNG_SECRET: SECRET, ...environment },
    { readFile: () => "", makeSecret: () => SECRET },
  );
  const app = await createApp(config, {
    clock: systemClock,
    entropy: systemEntropy,
    // Idle connections that end with the server are part of the end.
    onFault: (error) => closing || console.error(error),
    onRemark: () => {},
  });
  return {
    app,
    close: () => {
      closing = true;
      return app.close();
    },
  };
}

export async function openCasino(playerCount: number, poolMax = 10): Promise<ServedCasino> {
  const { found } = findPrograms(["postgres"]);
  if (found.postgres === undefined)
    throw new Error("PostgreSQL is not installed; npm test installs it on Debian");
  const scratch = openScratch();
  const postgres = await startPostgres(found.postgres, scratch.directory, {
    settings: { shared_buffers: "1GB", max_wal_size: "8GB" },
  });
  spawnSync(`${postgres.bin}/createdb`, ["--maintenance-db", postgres.url, "bench"], { stdio: "inherit" });
  const url = postgres.url.replace(/\/postgres$/, "/bench");
  const { app, close } = await openHouse({ DATABASE_URL: url, DATABASE_POOL_MAX: String(poolMax) });
  const players = await seatPlayers(app, playerCount);
  return {
    app,
    url,
    bin: postgres.bin,
    scratch: scratch.directory,
    players,
    async [Symbol.asyncDispose]() {
      await close();
      await postgres[Symbol.asyncDispose]();
      await scratch[Symbol.asyncDispose]();
    },
  };
}

/** A house on the database in this process, kept in a folder of its own. */
export async function openEmbeddedCasino(playerCount: number): Promise<Casino & { readonly folder: string }> {
  const scratch = openScratch();
  const folder = `${scratch.directory}/data`;
  const { app, close } = await openHouse({ DATA_DIR: folder });
  const players = await seatPlayers(app, playerCount);
  return {
    app,
    players,
    folder,
    async [Symbol.asyncDispose]() {
      await close();
      await scratch[Symbol.asyncDispose]();
    },
  };
}
