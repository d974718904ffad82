import { z } from "zod";

const SECRET_LENGTH_MIN = 32;
const secret = z
  .string()
  .min(SECRET_LENGTH_MIN, `needs ${SECRET_LENGTH_MIN} characters; make one with openssl rand -base64 36`);
const port = z.coerce.number().int().min(1).max(65_535);
const count = (most: number) => z.coerce.number().int().min(1).max(most);

/** Settings of how the house is run: processes, metrics, traces, backups. */
export const OPERATION_SETTINGS = {
  WEB_CONCURRENCY: count(256).optional(),
  JOBS: z.enum(["here", "elsewhere"]).default("here"),
  LOOP_DELAY_MAX_MS: z.coerce.number().int().min(50).max(60_000).default(1_500),
  METRICS_PORT: port.optional(),
  METRICS_TOKEN: secret.optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  BACKUP_DIR: z.string().min(1).optional(),
  BACKUP_KEY: secret.optional(),
  BACKUP_COPY_DIR: z.string().min(1).optional(),
  BACKUP_HOURLY_KEPT: count(1_000).default(48),
  BACKUP_DAILY_KEPT: count(4_000).default(35),
} as const;

/** Of these, the ones that may be given as NAME_FILE. */
export const OPERATION_SECRETS = ["METRICS_TOKEN", "BACKUP_KEY"] as const;

export type BackupConfig = {
  readonly folder: string;
  /** Another place, on another machine: every backup is copied there too. */
  readonly copyFolder: string | undefined;
  /** Encrypts them. */
  readonly key: string;
  readonly hourlyKept: number;
  readonly dailyKept: number;
};

export type OperationConfig = {
  /** Where the programs of PostgreSQL are looked for, as in PATH. */
  readonly searchPath: string;
  /** Server processes; undefined leaves it to the number of cores. */
  readonly webConcurrency: number | undefined;
  /** Whether a server process runs the jobs too, or a worker elsewhere does. */
  readonly jobs: "here" | "elsewhere";
  /** A process whose event loop is later than this on average turns new requests away. */
  readonly loopDelayMaxMs: number;
  readonly metricsPort: number | undefined;
  readonly metricsToken: string | undefined;
  /** Where traces go, OTLP over HTTP. */
  readonly tracesUrl: string | undefined;
  /** Opens backups, also where none are made. */
  readonly backupKey: string | undefined;
  /** Undefined: the house makes no backups by itself. */
  readonly backups: BackupConfig | undefined;
};

type Given = z.infer<z.ZodObject<typeof OPERATION_SETTINGS>> & {
  readonly DATABASE_URL?: string | undefined;
};

function parseBackups(given: Given, problems: string[]): BackupConfig | undefined {
  const { BACKUP_DIR: folder, BACKUP_KEY: key, BACKUP_COPY_DIR: copyFolder } = given;
  if (folder === undefined) {
    if (copyFolder !== undefined)
      problems.push("BACKUP_COPY_DIR: there is nothing to copy without BACKUP_DIR");
    return undefined;
  }
  if (key === undefined) {
    problems.push(
      "BACKUP_KEY: backups hold everything, so they are encrypted; make one with openssl rand -base64 36",
    );
    return undefined;
  }
  const { BACKUP_HOURLY_KEPT: hourlyKept, BACKUP_DAILY_KEPT: dailyKept } = given;
  return { folder, copyFolder, key, hourlyKept, dailyKept };
}

/** Reads how the house is run. Problems are added to the list. */
export function parseOperation(given: Given, searchPath: string, problems: string[]): OperationConfig {
  if (given.DATABASE_URL === undefined && (given.WEB_CONCURRENCY ?? 1) > 1)
    problems.push("WEB_CONCURRENCY: the embedded database belongs to one process; set DATABASE_URL");
  if (given.DATABASE_URL === undefined && given.JOBS === "elsewhere")
    problems.push("JOBS: the embedded database belongs to one process, so nobody else can run the jobs");
  return {
    searchPath,
    webConcurrency: given.WEB_CONCURRENCY,
    jobs: given.JOBS,
    loopDelayMaxMs: given.LOOP_DELAY_MAX_MS,
    metricsPort: given.METRICS_PORT,
    metricsToken: given.METRICS_TOKEN,
    tracesUrl: given.OTEL_EXPORTER_OTLP_ENDPOINT,
    backupKey: given.BACKUP_KEY,
    backups: parseBackups(given, problems),
  };
}
