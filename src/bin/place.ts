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
  /** Puts a fresh process into the place and only then ends the old one; false when the fresh one cannot be started, or not any more. */
  readonly renew: () => Promise<boolean>;
  /** Ends for good whoever is there or on the way; whether each of them ended well. */
  readonly close: () => Promise<boolean>;
};

export function keepPlace(family: Family, role: Role, logger: Logger): Place {
  const opened = Promise.withResolvers<boolean>();
  /** Everybody who was started for this place and has not ended: nobody is left behind when it is closed. */
  const living = new Set<Child>();
  let closing = false;
  let deaths = 0;
  let wasReady = false;
  /** A fresh process is on its way into the place: nobody else starts another meanwhile. */
  let renewing: Promise<boolean> | undefined;
  let child = start();

  function start(): Child {
    const born = performance.now();
    const fresh = family.start(role);
    living.add(fresh);
    void fresh.ready.then((isReady) => {
      if (!isReady) return;
      wasReady = true;
      opened.resolve(true);
    });
    void fresh.gone.then((code) => {
      living.delete(fresh);
      void replaceDead(fresh, code, performance.now() - born);
    });
    return fresh;
  }

  async function replaceDead(dead: Child, code: number | null, livedMs: number): Promise<void> {
    const isEmpty = (): boolean => !closing && child === dead;
    // Either everything ends, or another process has its place already.
    if (!isEmpty()) return;
    deaths = livedMs > SETTLED_MS ? 1 : deaths + 1;
    logger.error({ child: role, childPid: dead.pid, code, deaths }, "a process has died");
    if (!wasReady && deaths >= STILLBORN_MAX) return opened.resolve(false);
    await pause(Math.min(PAUSE_MIN_MS * 2 ** (deaths - 1), PAUSE_MAX_MS));
    while (renewing !== undefined) await renewing;
    if (isEmpty()) child = start();
  }

  async function startNext(): Promise<boolean> {
    const fresh = start();
    if (!(await fresh.ready) || closing) return false;
    child = fresh;
    return true;
  }

  return {
    opened: opened.promise,
    async renew() {
      const old = child;
      renewing = startNext().finally(() => {
        renewing = undefined;
      });
      if (!(await renewing)) return false;
      old.stop();
      await old.gone;
      return true;
    },
    async close() {
      closing = true;
      const codes = await Promise.all(
        [...living].map(async (one) => {
          one.stop();
          const code = await one.gone;
          // Who is ended while it starts has nothing to finish, and may not yet know how to end in order.
          return (await one.ready) ? code : 0;
        }),
      );
      return codes.every((code) => code === 0);
    },
  };
}
