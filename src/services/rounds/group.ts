import type { RoundId } from "../../base/id.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Clock } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { readGuards } from "../../ledger/guards/rows.ts";
import { openTally, type Tally } from "../../ledger/guards/tally.ts";
import { readCredits } from "../../ledger/wallets.ts";
import type { Sealer } from "../../store/sealed-seed.ts";
import { readSeats } from "../../store/seeds.ts";
import { type Drawn, drawRound, tooPoor } from "./draw.ts";
import type { Pending, Taken } from "./lines.ts";
import type { RoundsNews } from "./news.ts";
import { makeSeat, type Seat, type Seats } from "./seat.ts";
import type { SeatNews } from "./seat-news.ts";

export type SettleDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly seats: Seats;
  readonly seatNews: SeatNews;
  readonly clock: Clock;
  readonly newId: <T extends string>() => T;
  readonly news?: RoundsNews | undefined;
};

/** A bet with its outcome, on its way to the ledger. */
export type DrawnBet = { readonly pending: Pending; readonly drawn: Drawn };

/** What one player's part of a batch asks of the ledger. */
export type Group = {
  readonly taken: Taken;
  readonly seat: Seat;
  readonly tally: Tally | undefined;
  readonly played: readonly DrawnBet[];
  /** Bets that cannot be placed now, unless their key says that they were before. */
  readonly refused: readonly { readonly pending: Pending; readonly refusal: Refusal }[];
};

const totalStake = (bets: readonly Pending[]): bigint => bets.reduce((sum, { bet }) => sum + bet.stake, 0n);

const tallyOf = (seat: Seat, nowMs: number): Tally | undefined =>
  seat.guard && openTally(seat.guard, seat.playedAtMs, nowMs);

/** Whether what this process remembers of a seat might refuse some of the bets: then it must be read anew to be sure. */
function mightRefuse(seat: Seat, bets: readonly Pending[], nowMs: number): boolean {
  const stake = totalStake(bets);
  return seat.credits < stake || tallyOf(seat, nowMs)?.refusalOf(stake) !== undefined;
}

/** Seats of the batch: those not known here are read, and those that might refuse their bets are read again. */
export async function takeSeats(deps: SettleDeps, batch: readonly Taken[], now: Date): Promise<void> {
  const ids: string[] = [];
  for (const { line, bets } of batch) {
    const seat = deps.seats.get(line.playerId);
    if (!seat || mightRefuse(seat, bets, now.getTime())) ids.push(line.playerId);
  }
  if (ids.length === 0) return;
  const { db } = deps.database;
  const [pairs, credits] = await Promise.all([readSeats(db, deps.sealer, ids), readCredits(db, ids)]);
  // After the seats: a guard that changes in between changes its seat, and the settle statement notices.
  const guarded = pairs.filter((pair) => pair.guardVersion > 0n).map((pair) => pair.playerId);
  const guards = guarded.length > 0 ? await readGuards(db, guarded, now) : undefined;
  for (const pair of pairs) {
    const { playerId } = pair;
    deps.seats.put(makeSeat(pair, credits.get(playerId) ?? 0n, guards?.get(playerId)));
  }
}

const notSeated = (): Refusal =>
  new Refusal("unavailable", "Your account is still being opened. Nothing was staked; try again.", {
    retryAfterSeconds: 1,
  });

/** Draws a line's bets in turn. Those that the wallet cannot pay or a guard stops are not drawn and use no nonce. */
export function drawGroup(deps: SettleDeps, taken: Taken, nowMs: number): Group | undefined {
  const seat = deps.seats.get(taken.line.playerId);
  if (!seat) {
    for (const pending of taken.bets) pending.reject(notSeated());
    return undefined;
  }
  const tally = tallyOf(seat, nowMs);
  let credits = seat.credits;
  let nonce = seat.nextNonce;
  const played: DrawnBet[] = [];
  const refused: { pending: Pending; refusal: Refusal }[] = [];
  for (const pending of taken.bets) {
    const { stake } = pending.bet;
    const refusal = tally?.refusalOf(stake) ?? (stake > credits ? tooPoor(credits) : undefined);
    if (refusal) {
      refused.push({ pending, refusal });
      continue;
    }
    try {
      const drawn = drawRound(pending.bet, seat, nonce, deps.newId<RoundId>(), nowMs);
      played.push({ pending, drawn });
      tally?.add(drawn.record.stake, drawn.record.payout);
      credits += drawn.record.payout - drawn.record.stake;
      nonce += 1n;
    } catch (error) {
      // A fault in a game's rules: this bet dies, the batch lives.
      pending.reject(error);
    }
  }
  return { taken, seat, tally, played, refused };
}
