import type { Database } from "../../db/database.ts";
import { countsAt, type Guard, playedSince, uncheckedAt } from "../../ledger/guards/guard.ts";
import { readGuards } from "../../ledger/guards/rows.ts";
import type { Turnover } from "../../ledger/turnover.ts";
import { readChanges, readSetLimits, readSpell } from "../../store/limits.ts";

const CHANGES_MAX = 50;

const NO_GUARD: Guard = {
  breakUntilMs: undefined,
  excludedUntilMs: undefined,
  bannedUntilMs: undefined,
  checkEveryMs: undefined,
  uncheckedMs: 0,
  limits: [],
  counts: [],
};

/** When the spell of play under way began; undefined when the player has paused for long, or never played. */
function spellStart(spell: Awaited<ReturnType<typeof readSpell>>, nowMs: number): Date | undefined {
  const playedAtMs = spell?.playedAt?.getTime();
  const goesOn = playedAtMs === nowMs || playedSince(playedAtMs, nowMs) > 0;
  return goesOn ? (spell?.playSince ?? undefined) : undefined;
}

/** Everything that a player has set, how much of it is used, and the spell of play under way. Minor units, milliseconds. */
export async function viewLimits(
  { database: { db }, turnover }: { readonly database: Database; readonly turnover: Turnover },
  playerId: string,
  now: Date,
) {
  const guard = (await readGuards(db, [playerId], now)).get(playerId) ?? NO_GUARD;
  const spell = await readSpell(db, playerId);
  const playedAtMs = spell?.playedAt?.getTime();
  const since = spellStart(spell, now.getTime());
  return {
    now,
    guard,
    counts: countsAt(guard.counts, playedAtMs, now.getTime()),
    uncheckedMs: uncheckedAt(guard, playedAtMs, now.getTime()),
    limits: await readSetLimits(db, playerId, now),
    spell: since ? { since, ...(await turnover(playerId, since)) } : undefined,
    changes: await readChanges(db, playerId, CHANGES_MAX),
  };
}
export type LimitsView = Awaited<ReturnType<typeof viewLimits>>;
