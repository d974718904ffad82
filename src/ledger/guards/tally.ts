import { formatMinor } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { type Span, spanEnd } from "../../base/span.ts";
import { MINUTE_MS } from "../../base/time.ts";
import { type Count, countsAt, type Guard, type Limit, lossOf, uncheckedAt } from "./guard.ts";

/** What a guard will have counted once the bets it has let pass are in the ledger. */
export type Tallied = { readonly counts: readonly Count[]; readonly uncheckedMs: number };

const SPAN_WORDS: Readonly<Record<Span, string>> = { day: "a day", week: "a week", month: "a month" };

/** "2026-11-24 00:00 UTC". */
const shown = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
const forGood = (ms: number): boolean => new Date(ms).getUTCFullYear() >= 9_999;
const until = (ms: number): string => (forGood(ms) ? "for good" : `until ${shown(ms)}`);

const stop = (
  code: "excluded" | "limit-reached" | "reality-check",
  detail: string,
  endsAtMs?: number,
): Refusal =>
  new Refusal(
    code,
    `${detail} Nothing was staked.`,
    endsAtMs === undefined ? {} : { endsAt: new Date(endsAtMs) },
  );

/** Whether a player may not play at all now, and until when. The reasons that last come first. */
export function blockOf(
  guard: Pick<Guard, "bannedUntilMs" | "excludedUntilMs" | "breakUntilMs">,
  nowMs: number,
): Refusal | undefined {
  const { bannedUntilMs: banned = 0, excludedUntilMs: excluded = 0, breakUntilMs: onBreak = 0 } = guard;
  if (banned > nowMs)
    return stop("excluded", `This account is closed by the house ${until(banned)}.`, banned);
  if (excluded > nowMs) {
    return stop(
      "excluded",
      `You have excluded yourself from play ${until(excluded)}; it cannot end earlier.`,
      excluded,
    );
  }
  if (onBreak > nowMs) return stop("excluded", `You are taking a break ${until(onBreak)}.`, onBreak);
  return undefined;
}

function limitRefusal(limit: Limit, count: Count, stake: bigint, nowMs: number): Refusal | undefined {
  const endsMs = spanEnd(limit.span, Math.max(nowMs, count.sinceMs));
  const ends = `A new ${limit.span} begins on ${shown(endsMs)}.`;
  if (limit.kind === "time") {
    if (BigInt(count.playedMs) < limit.amount * BigInt(MINUTE_MS)) return undefined;
    const text = `Your limit of ${limit.amount} minutes of play ${SPAN_WORDS[limit.span]} is reached. ${ends}`;
    return stop("limit-reached", text, endsMs);
  }
  const used = limit.kind === "wager" ? count.staked : lossOf(count);
  const left = limit.amount - used;
  if (stake <= left) return undefined;
  const of = `${formatMinor(limit.amount)} credits ${SPAN_WORDS[limit.span]}`;
  const what = limit.kind === "wager" ? "staked" : "lost";
  const rest = left > 0n ? formatMinor(left) : "nothing";
  const text = `Your limit is ${of} ${what}: ${rest} of it is left, and this would stake ${formatMinor(stake)}. ${ends}`;
  return stop("limit-reached", text, endsMs);
}

/**
 * Judges bets one after another, as the seat's lock will put them: each against what the ones before it have staked and
 * returned. A bet passes a loss limit only if the limit would hold even after losing all of it.
 */
export function openTally(guard: Guard, playedAtMs: number | undefined, nowMs: number) {
  const uncheckedMs = uncheckedAt(guard, playedAtMs, nowMs);
  let counts = countsAt(guard.counts, playedAtMs, nowMs);

  return {
    /** Why a stake may not be placed now; undefined when it may. A stake of 0 asks about time and blocks alone. */
    refusalOf(stake: bigint): Refusal | undefined {
      const block = blockOf(guard, nowMs);
      if (block) return block;
      for (const limit of guard.limits) {
        const count = counts.find(({ span }) => span === limit.span);
        const refusal = count && limitRefusal(limit, count, stake, nowMs);
        if (refusal) return refusal;
      }
      if (guard.checkEveryMs !== undefined && uncheckedMs >= guard.checkEveryMs) {
        const minutes = Math.floor(uncheckedMs / MINUTE_MS);
        return stop(
          "reality-check",
          `You have played for ${minutes} minutes. Look at your net position, then go on or stop.`,
        );
      }
      return undefined;
    },
    /** Counts a round, or a move, that has passed. */
    add(stake: bigint, payout: bigint): void {
      counts = counts.map((count) => ({
        ...count,
        staked: count.staked + stake,
        returned: count.returned + payout,
      }));
    },
    tallied: (): Tallied => ({ counts, uncheckedMs }),
  };
}
export type Tally = ReturnType<typeof openTally>;
