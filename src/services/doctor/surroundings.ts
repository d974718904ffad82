import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Clock, HOUR_MS } from "../../base/time.ts";
import { bad, type Diagnosis, doubtful, fine, whyOf } from "./diagnosis.ts";

/** Backups are made every hour. */
const BACKUP_AGE_MAX_MS = 3 * HOUR_MS;
const NODE_MIN = 26;

/** What stands around the house: told by whoever knows the settings. */
export type Surroundings = {
  readonly nodeVersion: string;
  readonly production: boolean;
  readonly publicUrl: string;
  readonly trustProxy: readonly string[];
  readonly webBuilt: boolean;
  readonly dataFolder: string;
  /** Letters are laid in here, for want of a mail service. */
  readonly outbox: string | undefined;
  readonly processes: number;
  /** Rejects when Redis does not answer. Undefined: there is none. */
  readonly pingRedis: (() => Promise<void>) | undefined;
  readonly backups: BackupPlace | undefined;
};

export type BackupPlace = {
  readonly folder: string;
  readonly copyFolder: string | undefined;
  readonly newest: (folder: string) => Promise<Date | undefined>;
  /** Whether what makes them (pg_dump) is on this machine. */
  readonly canDump: () => Promise<boolean>;
};

/** Why nothing can be written into a folder; undefined when it can. */
async function whyNot(folder: string): Promise<string | undefined> {
  const probe = join(folder, ".doctor");
  try {
    await writeFile(probe, "");
    await rm(probe);
    return undefined;
  } catch (error) {
    return whyOf(error);
  }
}

function lookAtNode({ nodeVersion }: Surroundings): Diagnosis {
  return Number.parseInt(nodeVersion.slice(1), 10) >= NODE_MIN
    ? fine("node", nodeVersion)
    : bad(
        "node",
        nodeVersion,
        `use the Node ${NODE_MIN} that npm ci installs: npm scripts do, or node_modules/.bin/node`,
      );
}

const lookAtWeb = ({ webBuilt }: Surroundings): Diagnosis =>
  webBuilt
    ? fine("web app", "built")
    : doubtful("web app", "not built", "npm run build (npm start does it by itself)");

async function lookAtData({ dataFolder }: Surroundings): Promise<Diagnosis> {
  const why = await whyNot(dataFolder);
  if (why === undefined) return fine("data folder", `${dataFolder} can be written to`);
  const found = `nothing can be written into ${dataFolder}: ${why}`;
  const mend = "make the folder that DATA_DIR names, owned by the user that the house runs as (mode 0700)";
  return /ENOENT/.test(why)
    ? doubtful("data folder", found, `${mend}; the first start makes it`)
    : bad("data folder", found, mend);
}

const lookAtLetters = ({ production, outbox }: Surroundings): Diagnosis =>
  production && outbox !== undefined
    ? doubtful(
        "letters",
        `laid into ${outbox}, and reach nobody`,
        "set SMTP_URL, SES_REGION or SENDGRID_API_KEY, and MAIL_FROM",
      )
    : fine("letters", outbox === undefined ? "sent" : `laid into ${outbox}`);

function lookAtProxy({ production, publicUrl, trustProxy }: Surroundings): Diagnosis {
  if (!production) return fine("proxy", "none is needed in development");
  if (!publicUrl.startsWith("https:"))
    return bad(
      "proxy",
      `players come to ${publicUrl} without TLS`,
      "put deploy/nginx in front, and https:// into PUBLIC_URL",
    );
  return trustProxy.length > 0
    ? fine("proxy", `believed at ${trustProxy.join(", ")}`)
    : doubtful(
        "proxy",
        "none is believed, so every player seems to come from the proxy's own address",
        "name it in TRUST_PROXY, such as loopback",
      );
}

async function lookAtRedis({ pingRedis, processes }: Surroundings): Promise<Diagnosis> {
  if (pingRedis === undefined)
    return processes > 1
      ? doubtful("redis", `none, for ${processes} processes: each counts limits for itself`, "set REDIS_URL")
      : fine("redis", "none, and one process needs none");
  try {
    await pingRedis();
    return fine("redis", "answers");
  } catch (error) {
    return bad(
      "redis",
      `does not answer: ${whyOf(error)}`,
      "start it, or mend REDIS_URL; until then processes count for themselves",
    );
  }
}

/** Looks at everything but the database. */
export async function lookAround(around: Surroundings): Promise<Diagnosis[]> {
  return [
    lookAtNode(around),
    fine("settings", around.production ? "production" : "development"),
    lookAtWeb(around),
    await lookAtData(around),
    lookAtLetters(around),
    lookAtProxy(around),
    await lookAtRedis(around),
  ];
}

async function lookAtShelf(place: BackupPlace, clock: Clock): Promise<Diagnosis> {
  if (!(await place.canDump()))
    return bad(
      "backups",
      "pg_dump is not on this machine",
      "install PostgreSQL's client of the server's version or newer",
    );
  const newest = await place.newest(place.folder);
  if (newest === undefined) return doubtful("backups", "none yet", "npm run -s cli -- backup");
  const found = `the newest is of ${newest.toISOString()}`;
  return clock() - newest.getTime() <= BACKUP_AGE_MAX_MS
    ? fine("backups", found)
    : bad("backups", found, 'npm run -s cli -- backup, and docs/operations.md, "Backups are old or no good"');
}

async function lookAtCopies({ folder, copyFolder, newest }: BackupPlace): Promise<Diagnosis> {
  if (copyFolder === undefined)
    return doubtful(
      "copies",
      "backups are kept on this machine only",
      "set BACKUP_COPY_DIR to a folder of another machine",
    );
  const why = await whyNot(copyFolder);
  const mend = "mount the folder that BACKUP_COPY_DIR names, writable for the user of the worker";
  if (why !== undefined) return bad("copies", `nothing can be written into ${copyFolder}: ${why}`, mend);
  const [here, there] = [await newest(folder), await newest(copyFolder)];
  return here?.getTime() === there?.getTime()
    ? fine("copies", `as new as the backups, in ${copyFolder}`)
    : bad("copies", `the newest backup is not in ${copyFolder}`, `${mend}; the next backup is copied again`);
}

/** Looks at the shelves of backups. */
export async function lookAtBackups(place: BackupPlace | undefined, clock: Clock): Promise<Diagnosis[]> {
  if (place === undefined)
    return [
      doubtful("backups", "this house makes none by itself", "set BACKUP_DIR and BACKUP_KEY for the worker"),
    ];
  const why = await whyNot(place.folder);
  // Where nothing can be kept there is nothing to copy.
  if (why !== undefined)
    return [
      bad(
        "backups",
        `nothing can be written into ${place.folder}: ${why}`,
        "make the folder that BACKUP_DIR names, owned by the user of the worker",
      ),
    ];
  return [await lookAtShelf(place, clock), await lookAtCopies(place)];
}
