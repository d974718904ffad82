import { HOUR_MS, MINUTE_MS } from "./time.ts";

/** What a player can limit: credits lost, credits staked, minutes played. */
export const LIMIT_KINDS = ["loss", "wager", "time"] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/** A looser limit waits this long: long enough to sleep on it. */
export const LOOSER_AFTER_MS = 24 * HOUR_MS;

/** A pause of up to this between two rounds counts as play; a longer one ends the spell. */
export const PAUSE_MAX_MS = 15 * MINUTE_MS;

/** Minutes of play after which the player is asked to look up. */
export const CHECK_MINUTES = [15, 30, 60, 120] as const;

/** Breaks, in hours: one hour to six weeks (the longest time-out of UKGC's RTS; longer is an exclusion). */
export const BREAK_HOURS = [1, 24, 72, 168, 336, 672, 1_008] as const;

/** Self-exclusions, in months: half a year at least (UKGC LCCP 3.5.3). */
export const EXCLUSION_MONTHS = [6, 12, 24, 60] as const;

/** Stands for "for good" where a moment is asked for. */
export const FOR_GOOD_MS = Date.UTC(9999, 0, 1);
