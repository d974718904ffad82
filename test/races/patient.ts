import { randomUUID } from "node:crypto";
import type { Input } from "../../src/contract/endpoints.ts";
import type { Played } from "../../src/contract/rounds.ts";
import { Declined, type Person } from "../support/people.ts";

/** What a process says that cannot serve now and has changed nothing, or cannot tell: the same key then finds out. */
const NOT_NOW = ["unavailable", "busy"];

export const isNotNow = (error: unknown): boolean =>
  error instanceof Declined && NOT_NOW.includes(error.problem.code);

/** No answer at all: the connection was not made in time, or broke, or nobody said anything. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof TypeError || (error instanceof DOMException && error.name === "TimeoutError");

/** A house that has too much to do says so, and is asked again: how fast the machine is proves nothing. */
export async function patiently<T>(work: () => Promise<T>, mayRepeat = isNotNow): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!mayRepeat(error)) throw error;
      await new Promise(setImmediate);
    }
  }
}

/** One bet, asked under one key until it is answered: a bet that was settled unheard is told then. */
export function playPatiently(
  door: Person,
  order: Input<"playRound">,
  headers: Readonly<Record<string, string>> = { "idempotency-key": randomUUID() },
): Promise<Played> {
  return patiently(
    () => door.call("playRound", order, headers),
    (error) => isNotNow(error) || isUnanswered(error),
  );
}

/**
 * One bet. A connection that ended under it says nothing of the bet: like any client, the person asks again with the same
 * key. Any answer but yes is thrown.
 */
export function playThroughCuts(door: Person, order: Input<"playRound">): Promise<Played> {
  const headers = { "idempotency-key": randomUUID() };
  return patiently(() => door.call("playRound", order, headers), isUnanswered);
}
