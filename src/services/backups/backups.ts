import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { Refusal } from "../../base/refusal.ts";
import type { Clock, Entropy } from "../../base/time.ts";
import type { Database, DatabaseSettings } from "../../db/database.ts";
import { readBlock, readHead } from "../../ledger/blocks.ts";
import { DRILL_PROOF, noteProof } from "../../store/proofs.ts";
import { findProgram, libpqOf, run } from "./programs.ts";
import { restoreInto } from "./restore.ts";
import { startScratchServer } from "./scratch-server.ts";
import { sealStream } from "./sealed-stream.ts";
import { type Backup, copyTo, layDown, listBackups, tidy } from "./shelf.ts";

const SALT_BYTES = 16;

export type BackupsDeps = {
  readonly database: Database;
  readonly settings: DatabaseSettings;
  readonly clock: Clock;
  readonly entropy: Entropy;
  readonly searchPath: string;
  readonly shelf: {
    readonly folder: string;
    readonly copyFolder: string | undefined;
    readonly key: string;
    readonly hourlyKept: number;
    readonly dailyKept: number;
  };
};

type Source = { readonly out: Readable; readonly ended: Promise<void> };

async function dumpOf({ database, settings, searchPath }: BackupsDeps): Promise<Source> {
  if (settings.kind === "embedded") return { out: await database.dumpFolder(), ended: Promise.resolve() };
  const program = await findProgram("pg_dump", searchPath);
  if (program === undefined)
    throw new Refusal("unavailable", "pg_dump is not on this machine: install PostgreSQL's client.");
  const args = ["--format=custom", "--no-owner", "--no-privileges", "--exclude-schema=pgboss"];
  return run(program, args, libpqOf(settings.url));
}

/** The same address with another database: everything between the machines and the query is its name. */
const withDatabase = (url: string, name: string): string =>
  url.replace(/^([a-z]+:\/\/[^/?]+)(?:\/[^?]*)?/i, `$1/${name}`);

/** A place to restore into that is gone afterwards. */
async function scratchPlace(deps: BackupsDeps): Promise<AsyncDisposable & { settings: DatabaseSettings }> {
  const { settings, database } = deps;
  if (settings.kind === "embedded") {
    const folder = await mkdtemp(join(tmpdir(), "rng-drill-"));
    return {
      settings: { kind: "embedded", folder },
      [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
    };
  }
  const server = await startScratchServer(deps.searchPath, deps.entropy);
  if (server)
    return {
      settings: { ...settings, url: server.url },
      [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
    };
  const name = `rng_drill_${Buffer.from(deps.entropy(16)).toString("hex")}`;
  await database.pool.query(`CREATE DATABASE ${name}`);
  return {
    settings: { ...settings, url: withDatabase(settings.url, name) },
    async [Symbol.asyncDispose]() {
      await database.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

/** Why a restored house is not an earlier state of this one; undefined when it is. */
async function strayed(live: Database, restored: Database): Promise<string | undefined> {
  const head = await readHead(restored.db);
  if (!head) return undefined;
  const mine = await readBlock(live.db, head.number);
  if (!mine) return `its block ${head.number} is not in this ledger`;
  return Buffer.from(mine.hash).equals(Buffer.from(head.hash))
    ? undefined
    : `its block ${head.number} has another hash than this ledger's`;
}

/** Restores a backup into a place for practice; what was proved there, and why it is no good if it is not. */
async function tryOut(
  { shelf, searchPath, database }: BackupsDeps,
  backup: Backup,
  place: DatabaseSettings,
  now: Date,
): Promise<{ checked: bigint; why: string | undefined }> {
  let fault: string | undefined;
  const checks = await restoreInto(backup, place, { key: shelf.key, searchPath, now }, async (restored) => {
    fault = await strayed(database, restored);
  });
  const wrong = checks.find((check) => check.difference);
  return {
    checked: checks.reduce((sum, check) => sum + check.checked, 0n),
    why: wrong ? `it does not hold there that ${wrong.name}` : fault,
  };
}

/** Backups of the house: made, kept, copied away, and restored for practice. */
export function createBackups(deps: BackupsDeps) {
  const { shelf, clock, database } = deps;
  const kept = { hourly: shelf.hourlyKept, daily: shelf.dailyKept };

  async function newest(): Promise<Backup> {
    const [backup] = await listBackups(shelf.folder);
    if (!backup) throw new Refusal("not-found", `There is no backup in ${shelf.folder}.`);
    return backup;
  }

  return {
    list: (): Promise<Backup[]> => listBackups(shelf.folder),
    /** Makes a backup, copies it away, and takes old ones off both shelves. */
    async make(): Promise<Backup> {
      const source = await dumpOf(deps);
      const seal = sealStream(shelf.key, deps.entropy(SALT_BYTES));
      const laying = layDown(shelf.folder, deps.settings.kind, new Date(clock()), source.out, seal);
      const [path, dumped] = await Promise.allSettled([laying, source.ended]);
      if (dumped.status === "rejected") {
        // pg_dump that fails ends its output early: what lies there is not a backup.
        if (path.status === "fulfilled") await rm(path.value, { force: true });
        throw dumped.reason;
      }
      if (path.status === "rejected") throw path.reason;
      const backup = await newest();
      if (shelf.copyFolder !== undefined) {
        await copyTo(shelf.copyFolder, backup);
        await tidy(shelf.copyFolder, kept, clock());
      }
      await tidy(shelf.folder, kept, clock());
      return backup;
    },
    /** Restores the newest backup somewhere else, proves it, and holds its chain against this ledger. Throws when it fails. */
    async drill(): Promise<{ backup: Backup; checked: bigint }> {
      const backup = await newest();
      await using place = await scratchPlace(deps);
      const now = new Date(clock());
      const note = (checked: bigint, why: string | undefined): Promise<void> => {
        const difference = why === undefined ? undefined : { backup: backup.name, why };
        return noteProof(database.db, { name: DRILL_PROOF, checked, difference, now });
      };
      const { checked, why } = await tryOut(deps, backup, place.settings, now).catch(async (error) => {
        // A cut file or another key: yesterday's proof must not stand.
        await note(0n, error instanceof Error ? error.message : String(error));
        throw error;
      });
      await note(checked, why);
      if (why !== undefined) throw new Error(`${backup.name} is no good: ${why}`);
      return { backup, checked };
    },
  };
}
export type Backups = ReturnType<typeof createBackups>;
