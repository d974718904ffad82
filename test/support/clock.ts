import type { Clock } from "../../src/base/time.ts";

/** A clock that stands still until it is told otherwise. */
export type SettableClock = Clock & {
  set(ms: number): void;
  advance(ms: number): void;
};

/** A Monday noon, UTC; nothing is special about it. */
const START_MS = Date.UTC(2026, 10, 23, 12);

export function settableClock(startMs: number = START_MS): SettableClock {
  let nowMs = startMs;
  return Object.assign(() => nowMs, {
    set: (ms: number): void => {
      nowMs = ms;
    },
    advance: (ms: number): void => {
      nowMs += ms;
    },
  });
}
