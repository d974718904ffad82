import type { LimitKind } from "../../base/limits.ts";
import { PAUSE_MAX_MS } from "../../base/limits.ts";
import { SPANS, type Span, spanStart } from "../../base/span.ts";

/** A limit in force. amount: minor units of credits; for time, minutes. */
export type Limit = { readonly kind: LimitKind; readonly span: Span; readonly amount: bigint };

/** What was played since a span began: minor units, milliseconds. */
export type Count = {
  readonly span: Span;
  readonly sinceMs: number;
  readonly staked: bigint;
  readonly returned: bigint;
  readonly playedMs: number;
};

/** All that can stop a player's bet, besides the wallet. Moments in milliseconds. */
export type Guard = {
  readonly breakUntilMs: number | undefined;
  readonly excludedUntilMs: number | undefined;
  readonly bannedUntilMs: number | undefined;
  readonly checkEveryMs: number | undefined;
  /** Play since the player last looked at the clock and the net position, up to the last round; see uncheckedAt. */
  readonly uncheckedMs: number;
  readonly limits: readonly Limit[];
  /** One for each span. */
  readonly counts: readonly Count[];
};

/** How much of the time since the last round counts as play: all of it after a short pause, none after a long one. */
export function playedSince(playedAtMs: number | undefined, nowMs: number): number {
  if (playedAtMs === undefined) return 0;
  const pauseMs = nowMs - playedAtMs;
  return pauseMs > 0 && pauseMs <= PAUSE_MAX_MS ? pauseMs : 0;
}

/** Play since the player last looked up. Below zero is what was looked at of a pause that has turned out too long to count. */
export const uncheckedAt = (
  { uncheckedMs }: Pick<Guard, "uncheckedMs">,
  playedAtMs: number | undefined,
  nowMs: number,
): number => Math.max(0, uncheckedMs + playedSince(playedAtMs, nowMs));

/** What uncheckedMs is when the player has just looked up: the next bet adds the whole pause, also the part before this moment. */
export const justChecked = (playedAtMs: number | undefined, nowMs: number): number =>
  0 - playedSince(playedAtMs, nowMs);

/**
 * The counts at a moment, with the time since the last round: a span that is over begins anew. A span that began later
 * than this clock says (another process was first past midnight) is kept.
 */
export function countsAt(
  counts: readonly Count[],
  playedAtMs: number | undefined,
  nowMs: number,
): readonly Count[] {
  return SPANS.map((span) => {
    const sinceMs = spanStart(span, nowMs);
    const before = counts.find((count) => count.span === span);
    const kept =
      before && before.sinceMs >= sinceMs ? before : { span, sinceMs, staked: 0n, returned: 0n, playedMs: 0 };
    const played = Math.min(playedSince(playedAtMs, nowMs), Math.max(0, nowMs - kept.sinceMs));
    return { ...kept, playedMs: kept.playedMs + played };
  });
}

/** Credits that a span has cost so far; negative when it has gained. */
export const lossOf = (count: Count): bigint => count.staked - count.returned;
