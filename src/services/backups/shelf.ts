import { constants } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { DAY_MS } from "../../base/time.ts";

/** A dump of PostgreSQL, or a copy of the embedded database's folder. */
export const BACKUP_KINDS = ["postgres", "embedded"] as const;
export type BackupKind = (typeof BACKUP_KINDS)[number];

/** A backup on the shelf. */
export type Backup = {
  readonly name: string;
  readonly path: string;
  readonly kind: BackupKind;
  readonly madeAt: Date;
  readonly bytes: number;
};

const NAME = /^house-(\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ)\.(postgres|embedded)\.backup$/;

const nameOf = (kind: BackupKind, now: Date): string =>
  `house-${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z.${kind}.backup`;

function parseName(name: string): { kind: BackupKind; madeAt: Date } | undefined {
  const [, moment, kind] = NAME.exec(name) ?? [];
  if (moment === undefined) return undefined;
  const [day, time = ""] = moment.split("T");
  return { kind: kind as BackupKind, madeAt: new Date(`${day}T${time.replaceAll("-", ":")}`) };
}

/** The backup of a file's name; undefined for a file that has none of ours. */
export function backupAt(path: string, bytes: number): Backup | undefined {
  const name = basename(path);
  const parsed = parseName(name);
  return parsed && { name, path, bytes, ...parsed };
}

/** The backups in a folder, the newest first. */
export async function listBackups(folder: string): Promise<Backup[]> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const backups: Backup[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const backup = backupAt(path, (await stat(path)).size);
    if (backup) backups.push(backup);
  }
  return backups.sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime());
}

/** Forces bytes and name onto the disk: a backup that a power cut takes away was none. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, constants.O_RDONLY);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Lays a backup on the shelf: under its name only once it is whole and on the disk. */
export async function layDown(
  folder: string,
  kind: BackupKind,
  now: Date,
  source: Readable,
  seal: Transform,
): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, nameOf(kind, now));
  const unfinished = `${path}.unfinished`;
  try {
    const file = await open(unfinished, "w", 0o600);
    await pipeline(source, seal, file.createWriteStream({ flush: true }));
    await rename(unfinished, path);
    await sync(folder);
    return path;
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}

/** Copies a backup to another shelf, whole or not at all. */
export async function copyTo(folder: string, backup: { name: string; path: string }): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, backup.name);
  await copyFile(backup.path, `${path}.unfinished`);
  await sync(`${path}.unfinished`);
  await rename(`${path}.unfinished`, path);
  await sync(folder);
}

/** Which backups are past their time: not among the newest ones, nor the last of one of the last days (UTC). */
export function outdated(
  backups: readonly Backup[],
  kept: { readonly hourly: number; readonly daily: number },
  nowMs: number,
): Backup[] {
  const days = new Set<string>();
  return [...backups]
    .sort((a, b) => b.madeAt.getTime() - a.madeAt.getTime())
    .filter(({ madeAt }, place) => {
      const day = madeAt.toISOString().slice(0, 10);
      const isLastOfDay = !days.has(day);
      days.add(day);
      const isRecentDay = nowMs - madeAt.getTime() < kept.daily * DAY_MS;
      return place >= kept.hourly && !(isLastOfDay && isRecentDay);
    });
}

/** Takes backups off the shelf whose time is over, and what a crash left unfinished; how many it took. */
export async function tidy(
  folder: string,
  kept: { readonly hourly: number; readonly daily: number },
  nowMs: number,
): Promise<number> {
  const old = outdated(await listBackups(folder), kept, nowMs);
  for (const { path } of old) await rm(path);
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".unfinished")) continue;
    const path = join(folder, name);
    if (nowMs - (await stat(path)).mtimeMs > DAY_MS) await rm(path);
  }
  return old.length;
}
