import { type Kysely, sql } from "kysely";
import { SPANS, type Span, spanStart } from "../../base/span.ts";
import type { Tables } from "../../db/tables.ts";
import type { Tx } from "../../db/tx.ts";
import { readTurnover } from "../wallets.ts";
import type { Count, Guard, Limit } from "./guard.ts";
import type { Tallied } from "./tally.ts";

type Row = Omit<Guard, "limits" | "counts">;

const msOf = (date: Date | null): number | undefined => date?.getTime();

async function readLimits(
  db: Kysely<Tables>,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Limit[]>> {
  const found = new Map<string, Limit[]>();
  const rows = await db
    .selectFrom("play_limits")
    .selectAll()
    .where("player_id", "=", sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  for (const row of rows) {
    // A looser amount counts from its moment on, whenever its row is tidied.
    const due = row.next_at !== null && row.next_at <= now;
    const amount = due ? row.next_amount : row.amount;
    if (amount === null) continue;
    found.set(row.player_id, [
      ...(found.get(row.player_id) ?? []),
      { kind: row.kind, span: row.span, amount },
    ]);
  }
  return found;
}

async function readCounts(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Count[]>> {
  const found = new Map<string, Count[]>();
  const rows = await db
    .selectFrom("play_counts")
    .selectAll()
    .where("player_id", "=", sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  for (const { player_id, span, since, staked, returned, played_ms } of rows) {
    const count = { span, sinceMs: since.getTime(), staked, returned, playedMs: Number(played_ms) };
    found.set(player_id, [...(found.get(player_id) ?? []), count]);
  }
  return found;
}

async function readRows(db: Kysely<Tables>, ids: readonly string[]): Promise<Map<string, Row>> {
  const rows = await db
    .selectFrom("play_guards")
    .selectAll()
    .where("player_id", "=", sql<string>`ANY(${ids}::uuid[])`)
    .execute();
  return new Map(
    rows.map((row) => [
      row.player_id,
      {
        breakUntilMs: msOf(row.break_until),
        excludedUntilMs: msOf(row.excluded_until),
        bannedUntilMs: msOf(row.banned_until),
        checkEveryMs: row.check_every_ms === null ? undefined : Number(row.check_every_ms),
        uncheckedMs: Number(row.unchecked_ms),
      },
    ]),
  );
}

/**
 * The guards of some players. To judge a bet by them they must be read after the seat: whatever changes them changes the
 * seat (its nonce or its guard version), and the settle statement then refuses the bet.
 */
export async function readGuards(
  db: Kysely<Tables>,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, Guard>> {
  const rows = await readRows(db, ids);
  const limits = await readLimits(db, ids, now);
  const counts = await readCounts(db, ids);
  return new Map(
    [...rows].map(([id, row]) => [
      id,
      { ...row, limits: limits.get(id) ?? [], counts: counts.get(id) ?? [] },
    ]),
  );
}

/** Play of the spell that is under way, as far as it lies in a span: what is known of the time before the first guard. */
const playedIn = (spell: Spell, sinceMs: number): number =>
  spell.playSince === null || spell.playedAt === null
    ? 0
    : Math.max(0, spell.playedAt.getTime() - Math.max(spell.playSince.getTime(), sinceMs));

/** The spell of play under way, or the last one. */
export type Spell = { readonly playSince: Date | null; readonly playedAt: Date | null };

/** Inside the seat's lock: gives a player a guard that stops nothing yet, with what they have already played counted. */
export async function ensureGuard(tx: Tx, playerId: string, spell: Spell, now: Date): Promise<void> {
  const made = await tx
    .insertInto("play_guards")
    .values({ player_id: playerId, unchecked_ms: 0n })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (made.numInsertedOrUpdatedRows !== 1n) return;
  for (const span of SPANS) {
    const sinceMs = spanStart(span, now.getTime());
    const since = new Date(sinceMs);
    const { staked, returned } = await readTurnover(tx, playerId, since);
    const played_ms = BigInt(playedIn(spell, sinceMs));
    await tx
      .insertInto("play_counts")
      .values({ player_id: playerId, span, since, staked, returned, played_ms })
      .execute();
  }
}

/** Inside the seat's lock: tells every process that what it knows of the player's guard is out of date. */
export async function bumpGuard(tx: Tx, playerId: string): Promise<void> {
  await tx
    .updateTable("seats")
    .set((eb) => ({ guard_version: eb("guard_version", "+", 1n) }))
    .where("player_id", "=", playerId)
    .execute();
}

/** Inside the seat's lock: keeps what a move has counted. */
export async function saveTally(tx: Tx, playerId: string, tallied: Tallied): Promise<void> {
  for (const { span, sinceMs, staked, returned, playedMs } of tallied.counts) {
    await tx
      .updateTable("play_counts")
      .set({ since: new Date(sinceMs), staked, returned, played_ms: BigInt(playedMs) })
      .where("player_id", "=", playerId)
      .where("span", "=", span satisfies Span)
      .execute();
  }
  await tx
    .updateTable("play_guards")
    .set({ unchecked_ms: BigInt(tallied.uncheckedMs) })
    .where("player_id", "=", playerId)
    .execute();
}
