import { present } from "../../base/assert.ts";
import { Refusal } from "../../base/refusal.ts";
import { sqlState } from "../../db/tx.ts";
import type { BatchGroup } from "../../ledger/batch.ts";
import { type GroupResult, settleBatch } from "../../ledger/settle.ts";
import type { StoredRound } from "../../store/rounds.ts";
import { tooPoor } from "./draw.ts";
import { type DrawnBet, drawGroup, type Group, type SettleDeps, takeSeats } from "./group.ts";
import type { Pending, Taken } from "./lines.ts";
import { answerRefused, answerSeen } from "./repeat.ts";
import type { Seat } from "./seat.ts";

/** A group lost a race for its nonce this often: something is wrong with the house, not with the bet. */
const ATTEMPTS_MAX = 25;
/** Tries after an error of the database; the keys make a bet that did get through count once. */
const ERROR_ATTEMPTS_MAX = 3;

function roundOf(group: Group, { pending, drawn }: DrawnBet, now: Date): StoredRound {
  const open = drawn.record.expiresAt !== undefined;
  return {
    id: drawn.record.id,
    playerId: group.seat.playerId,
    game: pending.bet.gameId,
    state: open ? "open" : "settled",
    stake: drawn.record.stake,
    addedStake: 0n,
    payout: drawn.record.payout,
    bet: pending.bet.bet,
    outcome: drawn.outcome,
    moves: [],
    nonce: drawn.nonce,
    seedPairId: group.seat.pairId,
    clientSeed: group.seat.clientSeed,
    commitment: group.seat.commitment,
    serverSeed: null,
    rulesId: drawn.record.rulesId,
    createdAt: now,
    settledAt: open ? null : now,
  };
}

function answerSettled(deps: SettleDeps, group: Group, result: GroupResult, now: Date): void {
  let credits = result.balance;
  for (const played of group.played) {
    credits += played.drawn.record.payout - played.drawn.record.stake;
    const round = roundOf(group, played, now);
    played.pending.resolve({ round, credits });
    deps.news?.onRound(round);
  }
  group.seat.credits = credits;
  group.seat.nextNonce = result.nextNonce + BigInt(group.played.length);
  group.seat.playedAtMs = now.getTime();
  if (group.seat.guard && group.tally) group.seat.guard = { ...group.seat.guard, ...group.tally.tallied() };
}

/** A group that did not happen: answers what can be answered, returns what must be tried again. */
async function retryGroup(deps: SettleDeps, group: Group, result: GroupResult): Promise<Pending[]> {
  const bets = group.played.map(({ pending }) => pending);
  const answered = await answerSeen(deps.database.db, group.seat.playerId, bets, result.seen);
  for (const { pending } of group.played) {
    if (answered.has(pending) || !result.openGames.includes(pending.bet.gameId)) continue;
    answered.add(pending);
    pending.reject(
      new Refusal(
        "round-open",
        `You have an open round of ${pending.bet.offer.game.name}: finish it first. Nothing was staked.`,
      ),
    );
  }
  // A guard that lost a race is out of date in its counts, and nobody but the database knows by how much.
  const known = group.seat.guard === undefined && result.guardVersion === group.seat.guardVersion;
  if (known && result.seedPairId === group.seat.pairId) {
    group.seat.nextNonce = result.nextNonce;
    group.seat.credits = result.balance;
  } else {
    deps.seats.drop(group.seat.playerId);
  }
  return tryAgain(
    bets.filter((pending) => !answered.has(pending)),
    ATTEMPTS_MAX,
    () =>
      new Refusal("busy", "Too much is happening in your account at once. Nothing was staked; try again.", {
        retryAfterSeconds: 1,
      }),
  );
}

function tryAgain(bets: readonly Pending[], attemptsMax: number, giveUp: () => Error): Pending[] {
  return bets.filter((pending) => {
    pending.attempts += 1;
    if (pending.attempts < attemptsMax) return true;
    pending.reject(giveUp());
    return false;
  });
}

/** Bad data (classes 22, 23) and faults in our SQL (42) are the batch's own; everything else is the database's state. */
const isOwnFault = (error: unknown): boolean => /^(22|23|42|XX)/.test(sqlState(error) ?? "");

const unknownOutcome = (cause: unknown): Error =>
  Object.assign(
    new Refusal(
      "unavailable",
      "The database did not answer, so it is not known whether this bet was placed. Repeat it with the same Idempotency-Key: it counts once.",
      { retryAfterSeconds: 1 },
    ),
    { cause },
  );

async function settleGroups(deps: SettleDeps, groups: readonly Group[], now: Date): Promise<Pending[][]> {
  const orders: BatchGroup[] = groups.map(({ seat, tally, played }) => ({
    playerId: seat.playerId,
    seedPairId: seat.pairId,
    firstNonce: present(played[0], "a drawn bet").drawn.nonce,
    guardVersion: seat.guardVersion,
    tallied: tally?.tallied(),
    rounds: played.map(({ drawn }) => drawn.record),
  }));
  let results: (GroupResult | undefined)[];
  const began = performance.now();
  const tell = (ok: boolean): void =>
    deps.news?.onBatch({
      bets: orders.reduce((sum, order) => sum + order.rounds.length, 0),
      seconds: (performance.now() - began) / 1_000,
      ok,
      from: groups.flatMap(({ played }) => played.flatMap(({ pending }) => pending.from ?? [])),
    });
  try {
    results = await settleBatch(deps.database.pool, orders, now);
    tell(true);
  } catch (error) {
    tell(false);
    return await afterError(deps, groups, now, error);
  }
  // First whoever has won or lost: nobody waits for what is read about the others.
  const settled: Seat[] = [];
  for (const [index, group] of groups.entries()) {
    const result = results[index];
    if (!result?.settled) continue;
    answerSettled(deps, group, result, now);
    settled.push(group.seat);
  }
  deps.seatNews.tell(settled);
  const again: Pending[][] = [];
  for (const [index, group] of groups.entries()) {
    const result = results[index];
    if (result) {
      again.push(result.settled ? [] : await retryGroup(deps, group, result));
    } else {
      deps.seats.drop(group.seat.playerId);
      again.push(
        tryAgain(
          group.played.map(({ pending }) => pending),
          ERROR_ATTEMPTS_MAX,
          () => tooPoor(0n),
        ),
      );
    }
  }
  return again;
}

/** One bad group must not fail the others: each is tried alone. An error of the database is tried again under the same keys. */
async function afterError(
  deps: SettleDeps,
  groups: readonly Group[],
  now: Date,
  error: unknown,
): Promise<Pending[][]> {
  for (const { seat } of groups) deps.seats.drop(seat.playerId);
  if (isOwnFault(error)) {
    if (groups.length > 1) {
      const apart: Pending[][] = [];
      for (const group of groups) apart.push(...(await settleGroups(deps, [group], now)));
      return apart;
    }
    for (const { pending } of groups[0]?.played ?? []) pending.reject(error);
    return groups.map(() => []);
  }
  return groups.map(({ played }) =>
    tryAgain(
      played.map(({ pending }) => pending),
      ERROR_ATTEMPTS_MAX,
      () => unknownOutcome(error),
    ),
  );
}

/** Settles a batch; for each of its lines, the bets that must go back to its head. Every other bet has been answered. */
export async function runBatch(deps: SettleDeps, batch: readonly Taken[]): Promise<Pending[][]> {
  const now = new Date(deps.clock());
  try {
    await takeSeats(deps, batch, now);
  } catch (error) {
    return batch.map(({ bets }) => tryAgain(bets, ERROR_ATTEMPTS_MAX, () => unknownOutcome(error)));
  }
  const groups: Group[] = [];
  for (const taken of batch) {
    const group = drawGroup(deps, taken, now.getTime());
    if (group) groups.push(group);
  }
  // The order in which seats are locked: the same in every process.
  groups.sort((a, b) => (a.seat.playerId < b.seat.playerId ? -1 : 1));
  const refusing = answerRefused(deps.database.db, groups);
  const asked = groups.filter(({ played }) => played.length > 0);
  const again = asked.length > 0 ? await settleGroups(deps, asked, now) : [];
  await refusing;
  const byLine = new Map(asked.map((group, index) => [group.taken.line, again[index] ?? []]));
  return batch.map(({ line }) => byLine.get(line) ?? []);
}
