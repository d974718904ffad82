import { useSyncExternalStore } from "react";

const KEY = "rng-session-clock";
/** Away for longer than this, and the next visit is a new session. */
const AWAY_MS = 30 * 60_000;
const TICK_MS = 15_000;

type Sitting = { readonly player: string; readonly startMs: number; readonly seenMs: number };

function read(): Sitting | undefined {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? "null");
    const { player, startMs, seenMs } = (kept ?? {}) as Partial<Sitting>;
    if (typeof player !== "string" || typeof startMs !== "number" || typeof seenMs !== "number")
      return undefined;
    return { player, startMs, seenMs };
  } catch {
    return undefined;
  }
}

function write(sitting: Sitting): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(sitting));
  } catch {
    // Counted for as long as the page lasts.
  }
}

let latest: Sitting | undefined;

/** Whether anyone was ever signed in here: what a page may be laid out for until the house has said who asks. */
export const wasHereBefore = (): boolean => read() !== undefined;

/** Whole minutes since this player sat down in this browser, all tabs together. */
function minutesOf(player: string): number {
  const nowMs = Date.now();
  const before = read() ?? latest;
  const goesOn = before?.player === player && nowMs - before.seenMs < AWAY_MS && before.startMs <= nowMs;
  latest = { player, startMs: goesOn ? before.startMs : nowMs, seenMs: nowMs };
  write(latest);
  return Math.floor((nowMs - latest.startMs) / 60_000);
}

const subscribe = (listener: () => void): (() => void) => {
  const timer = setInterval(listener, TICK_MS);
  return () => clearInterval(timer);
};

/** "0:07", hours and minutes: how long one has been here. */
export function useSessionClock(player: string): string {
  const minutes = useSyncExternalStore(subscribe, () => minutesOf(player));
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
