import { DAY_MS } from "./time.ts";

/** The spans that limits of play are set for. All begin at 00:00 UTC; a week on Monday (ISO 8601), a month on its first day. */
export const SPANS = ["day", "week", "month"] as const;
export type Span = (typeof SPANS)[number];

/** 1970-01-01 was a Thursday: the first Monday is four days on. */
const FIRST_MONDAY_MS = 4 * DAY_MS;
const WEEK_MS = 7 * DAY_MS;

/** When the span of a moment began, milliseconds UTC. */
export function spanStart(span: Span, nowMs: number): number {
  if (span === "day") return Math.floor(nowMs / DAY_MS) * DAY_MS;
  if (span === "week") return Math.floor((nowMs - FIRST_MONDAY_MS) / WEEK_MS) * WEEK_MS + FIRST_MONDAY_MS;
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
}

/** When the span of a moment ends and the next one begins, milliseconds UTC. */
export function spanEnd(span: Span, nowMs: number): number {
  if (span === "day") return spanStart(span, nowMs) + DAY_MS;
  if (span === "week") return spanStart(span, nowMs) + WEEK_MS;
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
}
