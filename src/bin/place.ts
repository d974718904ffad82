import { setTimeout as pause } from "node:timers/promises";
import type { Logger } from "pino";
import type { Child, Family, Role } from "./family.ts";

/** A process that dies is followed by another; if it keeps dying, after longer and longer pauses. */
const PAUSE_MIN_MS = 100;
const PAUSE_MAX_MS = 5_000;
/** Who lived this long did not die of being started. */
const SETTLED_MS = 30_000;
/** So many deaths before any was ever ready, and the house cannot be opened. */
const STILLBORN_MAX = 3;

/** A place that is always taken by one living process. */
export type Place = {
  /** True when it was taken for the first time; false when that cannot be done. */
  readonly opened: Promise<boolean>;
  /** Puts a fresh process into the place and only then ends the old one; false when the fresh one cannot be started. */
  readonly renew: () => Promise<boolean>;
  /** Ends the process for good; the exit code. */
  readonly close: () => Promise<number | null>;
};

export function keepPlace(family: Family, role: Role, logger: Logger): Place {
  const opened = Promise.withResolvers<boolean>();
  let closing = false;
  let deaths = 0;
  let wasReady = false;
  let child = start();

  function start(): Child {
    const born = performance.now();
    const fresh = family.start(role);
    void fresh.ready.then((isReady) => {
      if (!isReady) return;
      wasReady = true;
      opened.resolve(true);
    });
    void fresh.gone.then((code) => void replaceDead(fresh, code, performance.now() - born));
    return fresh;
  }

  async function replaceDead(dead: Child, code: number | null, livedMs: number): Promise<void> {
    // Either everything ends, or another process has its place already.
    if (closing || child !== dead) return;
    deaths = livedMs > SETTLED_MS ? 1 : deaths + 1;
    logger.error({ child: role, childPid: dead.pid, code, deaths }, "a process has died");
    if (!wasReady && deaths >= STILLBORN_MAX) return opened.resolve(false);
    await pause(Math.min(PAUSE_MIN_MS * 2 ** (deaths - 1), PAUSE_MAX_MS));
    if (!closing && child === dead) child = start();
  }

  return {
    opened: opened.promise,
    async renew() {
      const old = child;
      const fresh = start();
      if (!(await fresh.ready)) return false;
      child = fresh;
      old.stop();
      await old.gone;
      return true;
    },
    close() {
      closing = true;
      child.stop();
      return child.gone;
    },
  };
}
