/** Milliseconds since 1970-01-01 UTC. Passed in, so that a test can set it. */
export type Clock = () => number;
/** n fresh bytes from the operating system's generator. Passed in, so that nothing pure draws its own. */
export type Entropy = (bytes: number) => Uint8Array;

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
