import type { Logger } from "pino";

/** All work that is under way must be over by then; the process goes anyway. A primary waits a little longer than its children. */
const DRAIN_MAX_MS = 9_000;
export const PRIMARY_DRAIN_MAX_MS = 9_700;
const LEFTOVER_MS = 100;

type Stop = () => Promise<unknown>;

/** Notes how something that was just opened is closed; closed is the last one first. */
export type OnEnd = (stop: Stop) => void;

export type Life = {
  /**
   * A process from its beginning to its end: opens what it needs (false: it cannot, and has said why), lives until it is
   * told to stop, and closes what it opened, in order and in time. Returns the exit code.
   */
  readonly live: (open: (onEnd: OnEnd) => Promise<boolean>, patienceMs?: number) => Promise<number>;
};

/**
 * Why this process stops. An error that nobody caught leaves the process in a state that nobody knows: it says so, finishes
 * what is in, and ends with 1, so that whoever watches over it starts a new one.
 */
export function watchLife(
  logger: Logger,
  flush: () => void,
  endedBy: readonly NodeJS.Signals[] = ["SIGTERM", "SIGINT"],
): Life {
  const { promise: told, resolve: tell } = Promise.withResolvers<void>();
  let code = 0;
  const stop = (why: string): void => {
    logger.info({ why }, "stopping: no new work, finishing what is in");
    tell();
  };
  const broken = (error: unknown): void => {
    logger.fatal({ err: error }, "an error that nobody caught");
    flush();
    code = 1;
    tell();
  };
  for (const signal of endedBy) process.once(signal, () => stop(signal));
  // The process that started this one is gone, and with it the socket that they share.
  const orphaned = (): void => stop("the primary process is gone");
  process.once("disconnect", orphaned);
  // It may have gone while this one was still being loaded.
  if (process.connected === false) orphaned();
  process.on("uncaughtException", broken);
  process.on("unhandledRejection", broken);

  let deadline: NodeJS.Timeout | undefined;
  /** From now on there is so much time, also for what is still being opened. */
  function countDown(patienceMs: number): void {
    deadline ??= setTimeout(() => {
      logger.error("some work did not end in time");
      flush();
      process.exit(1);
    }, patienceMs);
  }

  async function close(stops: readonly Stop[]): Promise<void> {
    for (const end of stops.toReversed()) {
      try {
        await end();
      } catch (error) {
        logger.error({ err: error }, "closing failed");
        code = 1;
      }
    }
    clearTimeout(deadline);
    flush();
  }

  return {
    async live(open, patienceMs = DRAIN_MAX_MS) {
      const stops: Stop[] = [];
      void told.then(() => countDown(patienceMs));
      try {
        if (await open((end) => void stops.push(end))) await told;
        else code = 1;
      } catch (error) {
        broken(error);
      }
      countDown(patienceMs);
      await close(stops);
      // What is still open then is a long job's connection: the database undoes what it began, and it is done again later.
      setTimeout(() => process.exit(code), LEFTOVER_MS).unref();
      return code;
    },
  };
}
