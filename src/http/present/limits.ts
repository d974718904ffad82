import { spanEnd } from "../../base/span.ts";
import { MINUTE_MS } from "../../base/time.ts";
import type { Limits as LimitsOnTheWire, PlayedDays } from "../../contract/limits.ts";
import type { Limits } from "../../services/limits/limits.ts";

type View = Awaited<ReturnType<Limits["view"]>>;
type SetLimit = View["limits"][number];
type Day = Awaited<ReturnType<Limits["days"]>>[number];

const iso = (ms: number): string => new Date(ms).toISOString();
/** A moment that still lies ahead, else null. */
const ahead = (ms: number | undefined, nowMs: number): string | null =>
  ms !== undefined && ms > nowMs ? iso(ms) : null;

function usedOf(view: View, { kind, span }: SetLimit): number {
  const count = view.counts.find((one) => one.span === span);
  if (!count) return 0;
  if (kind === "time") return Math.floor(count.playedMs / MINUTE_MS);
  return Number(kind === "wager" ? count.staked : count.staked - count.returned);
}

const presentLimit = (view: View, limit: SetLimit): LimitsOnTheWire["limits"][number] => ({
  kind: limit.kind,
  span: limit.span,
  amount: Number(limit.amount),
  used: usedOf(view, limit),
  resetsAt: iso(spanEnd(limit.span, view.now.getTime())),
  next: limit.next
    ? {
        amount: limit.next.amount === null ? null : Number(limit.next.amount),
        at: limit.next.at.toISOString(),
      }
    : null,
});

const presentChange = (change: View["changes"][number]): LimitsOnTheWire["changes"][number] => ({
  what: change.what,
  span: change.span ?? null,
  amount: change.amount === undefined ? null : Number(change.amount),
  effectiveAt: change.effectiveAt.toISOString(),
  until: change.until?.toISOString() ?? null,
  createdAt: change.createdAt.toISOString(),
});

/** The one place where what guards a player becomes JSON. */
export function presentLimits(view: View): LimitsOnTheWire {
  const { guard, spell } = view;
  const nowMs = view.now.getTime();
  const everyMs = guard.checkEveryMs;
  return {
    limits: view.limits.map((limit) => presentLimit(view, limit)),
    breakUntil: ahead(guard.breakUntilMs, nowMs),
    exclusionUntil: ahead(guard.excludedUntilMs, nowMs),
    realityCheck: {
      everyMinutes: everyMs === undefined ? null : everyMs / MINUTE_MS,
      due: everyMs !== undefined && view.uncheckedMs >= everyMs,
    },
    spell: spell
      ? {
          since: spell.since.toISOString(),
          staked: Number(spell.staked),
          returned: Number(spell.returned),
          net: Number(spell.returned - spell.staked),
        }
      : null,
    changes: view.changes.map(presentChange),
  };
}

export const presentDays = (days: readonly Day[]): PlayedDays => ({
  days: days.map(({ day, rounds, staked, returned }) => ({
    day,
    rounds: Number(rounds),
    staked: Number(staked),
    returned: Number(returned),
    net: Number(returned - staked),
  })),
});
