import { setTimeout as pause } from "node:timers/promises";

const PATIENCE_MS = 20_000;
const POLL_MS = 10;

/** Waits until something holds. Not a sleep: it goes on at once when it does, and fails when it never does. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  const lastMs = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > lastMs) throw new Error(`this never held: ${holds}`);
    await pause(POLL_MS);
  }
}
