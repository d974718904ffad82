import { Refusal } from "../../base/refusal.ts";
import type { Database } from "../../db/database.ts";
import { readKeys, type SeenKey } from "../../ledger/idempotency.ts";
import { readRounds } from "../../store/rounds.ts";
import type { Group } from "./group.ts";
import type { Pending } from "./lines.ts";

const reused = (): Refusal =>
  new Refusal(
    "idempotency-key-reused",
    "This Idempotency-Key was used for another request. Nothing was staked.",
  );

/** Answers the bets whose key was used before with what came of it then; returns those it has answered. */
export async function answerSeen(
  db: Database["db"],
  playerId: string,
  bets: readonly Pending[],
  seen: readonly SeenKey[],
): Promise<Set<Pending>> {
  const answered = new Set<Pending>();
  if (seen.length === 0) return answered;
  const ids = seen.map(({ resultId }) => resultId);
  const rounds = await readRounds(db, playerId, { ids }, ids.length);
  for (const pending of bets) {
    const first = seen.find(({ key }) => key === pending.bet.key);
    if (!first) continue;
    answered.add(pending);
    const round = rounds.find(({ id }) => id === first.resultId);
    if (round && first.inputHash === pending.bet.inputHash) {
      pending.resolve({ round: { ...round, serverSeed: null }, credits: first.balanceAfter });
    } else {
      pending.reject(reused());
    }
  }
  return answered;
}

async function answerRefusedOf(db: Database["db"], { seat, refused }: Group): Promise<void> {
  const bets = refused.map(({ pending }) => pending);
  const keys = bets.map(({ bet }) => bet.key);
  const answered = await answerSeen(db, seat.playerId, bets, await readKeys(db, seat.playerId, keys));
  for (const { pending, refusal } of refused) if (!answered.has(pending)) pending.reject(refusal);
}

/**
 * Answers the bets that cannot be placed now: with their first answer where they were placed before (the wallet that is
 * empty now, the limit that is reached now, may be so because of this very bet), else with the refusal.
 */
export async function answerRefused(db: Database["db"], groups: readonly Group[]): Promise<void> {
  for (const group of groups) {
    if (group.refused.length === 0) continue;
    try {
      await answerRefusedOf(db, group);
    } catch (error) {
      for (const { pending } of group.refused) pending.reject(error);
    }
  }
}
