import { FOR_GOOD_MS } from "../../base/limits.ts";
import { Refusal } from "../../base/refusal.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../base/time.ts";
import type { Tx } from "../../db/tx.ts";
import { justChecked } from "../../ledger/guards/guard.ts";
import { readGuards } from "../../ledger/guards/rows.ts";
import { blockOf } from "../../ledger/guards/tally.ts";
import { changeGuard, readDays, readSpell } from "../../store/limits.ts";
import { endSessions } from "../../store/sessions.ts";
import { change, type LimitsDeps, setLimits } from "./change.ts";
import type { Wanted } from "./plan.ts";
import { type LimitsView, viewLimits } from "./view.ts";

const HISTORY_DAYS = 31;
const LONGER_ALREADY =
  "One that lasts longer is under way, and it cannot be made shorter. Nothing was changed.";

/** Months on, in UTC; the last day of a shorter month stands for a day that it lacks. */
function monthsOn(nowMs: number, months: number): number {
  const now = new Date(nowMs);
  const lastDay = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = new Date(nowMs);
  moved.setUTCDate(1);
  moved.setUTCMonth(now.getUTCMonth() + months);
  moved.setUTCDate(Math.min(now.getUTCDate(), lastDay));
  return moved.getTime();
}

/** From this moment play counts anew towards the reality check. */
async function lookedUp(tx: Tx, playerId: string, now: Date): Promise<{ readonly unchecked_ms: bigint }> {
  const spell = await readSpell(tx, playerId);
  return { unchecked_ms: BigInt(justChecked(spell?.playedAt?.getTime(), now.getTime())) };
}

/** What players set for themselves. All of it holds inside the settle statement from the moment it is answered. */
export function createLimits(deps: LimitsDeps) {
  const { db } = deps.database;

  return {
    /** Everything that is set, how much of it is used, and the spell of play under way. */
    view: (playerId: string): Promise<LimitsView> => viewLimits(deps, playerId, new Date(deps.clock())),
    /** What was played on each of the last days. */
    days: (playerId: string) => readDays(db, playerId, new Date(deps.clock() - HISTORY_DAYS * DAY_MS)),
    /** Sets limits (tighter at once, looser after a day) and the interval of the reality check (at once). Those not named stay. */
    set: (
      playerId: string,
      wanted: readonly Wanted[],
      checkMinutes: number | null | undefined,
    ): Promise<void> =>
      change(deps, playerId, async (tx, now) => {
        const made = await setLimits(tx, playerId, wanted, now);
        if (checkMinutes === undefined) return made;
        const check_every_ms = checkMinutes === null ? null : BigInt(checkMinutes * MINUTE_MS);
        await changeGuard(tx, playerId, { check_every_ms, ...(await lookedUp(tx, playerId, now)) });
        const amount = checkMinutes === null ? undefined : BigInt(checkMinutes);
        return [...made, { what: "reality-check", amount }];
      }),
    /** The player has looked at the clock and the net position. */
    checked: (playerId: string): Promise<void> =>
      change(deps, playerId, async (tx, now) => {
        await changeGuard(tx, playerId, await lookedUp(tx, playerId, now));
        return [];
      }),
    /** No play for some hours. Refusals: conflict, when a longer break is under way. */
    takeBreak: (playerId: string, hours: number): Promise<void> =>
      change(deps, playerId, async (tx, now) => {
        const until = new Date(now.getTime() + hours * HOUR_MS);
        const guard = (await readGuards(tx, [playerId], now)).get(playerId);
        if ((guard?.breakUntilMs ?? 0) > until.getTime()) throw new Refusal("conflict", LONGER_ALREADY);
        await changeGuard(tx, playerId, { break_until: until });
        return [{ what: "break", until }];
      }),
    /**
     * No play for some months, or for good (undefined). Nobody can end it earlier. Every session ends. Returns its end.
     * Refusals: conflict, when a longer exclusion is under way.
     */
    async exclude(playerId: string, months: number | undefined): Promise<Date> {
      const until = new Date(months === undefined ? FOR_GOOD_MS : monthsOn(deps.clock(), months));
      await change(deps, playerId, async (tx, now) => {
        const guard = (await readGuards(tx, [playerId], now)).get(playerId);
        if ((guard?.excludedUntilMs ?? 0) > until.getTime()) throw new Refusal("conflict", LONGER_ALREADY);
        await changeGuard(tx, playerId, { excluded_until: until });
        await endSessions(tx, playerId, undefined);
        return [{ what: "exclusion", until }];
      });
      return until;
    },
    /** For money that is no bet (bonuses, exchange, tickets): bets are judged where they are settled. Refusals: excluded. */
    async assertMayPlay(playerId: string): Promise<void> {
      const now = new Date(deps.clock());
      const guard = (await readGuards(db, [playerId], now)).get(playerId);
      const block = guard && blockOf(guard, now.getTime());
      if (block) throw block;
    },
  };
}
export type Limits = ReturnType<typeof createLimits>;
