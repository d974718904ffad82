import { type DestinationStream, destination, type Logger, pino } from "pino";
import type { Config } from "../config/config.ts";

const CAUSES_MAX = 5;
/** Lines are written together when there are many; what is left over goes out after this. */
const FLUSH_EVERY_MS = 500;
const WRITTEN_TOGETHER_BYTES = 4_096;

type Told = {
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: Told;
};

/**
 * An error as it may stand in a log: what it says and where it comes from. Never its other fields, because drivers hang
 * connections with their passwords on their errors, and rows with what people typed.
 */
export function tellError(error: unknown, depth = 0): Told {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(error.stack === undefined ? {} : { stack: error.stack }),
    ...(typeof code === "string" ? { code } : {}),
    ...(typeof constraint === "string" ? { constraint } : {}),
    ...(error.cause === undefined || depth >= CAUSES_MAX ? {} : { cause: tellError(error.cause, depth + 1) }),
  };
}

/** What must never be readable, wherever it turns up in a line. */
const SECRETS = [
  "cookie",
  "set-cookie",
  "authorization",
  "password",
  "newPassword",
  "currentPassword",
  "token",
  "csrfToken",
  "x-csrf-token",
  "secret",
  "serverSeed",
  "totpURI",
  "backupCodes",
  "email",
];
const PATHS = SECRETS.flatMap((name) => {
  const key = /^[a-z]+$/.test(name) ? `.${name}` : `["${name}"]`;
  return [key.replace(/^\./, ""), `*${key}`, `*.*${key}`];
});

/** The log of one process: JSON, one object a line. flush writes out what is held back. */
export function makeLogger(
  config: Pick<Config, "logLevel">,
  role: string,
  to?: DestinationStream,
): { readonly logger: Logger; readonly flush: () => void } {
  const stream = to ?? destination({ dest: 1, sync: false, minLength: WRITTEN_TOGETHER_BYTES });
  const logger = pino(
    {
      level: config.logLevel,
      base: { pid: process.pid, role },
      serializers: { err: tellError },
      redact: { paths: PATHS, censor: "[hidden]" },
    },
    stream,
  );
  const flush = (): void => {
    if ("flushSync" in stream && typeof stream.flushSync === "function") {
      try {
        stream.flushSync();
      } catch {
        // Nobody listens any more (a closed pipe): there is nothing to be done about it.
      }
    }
  };
  setInterval(() => logger.flush(), FLUSH_EVERY_MS).unref();
  return { logger, flush };
}
