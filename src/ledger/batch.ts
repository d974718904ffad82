import { AMOUNT_MAX } from "../base/money.ts";
import type { Tallied } from "./guards/tally.ts";

/** One round as the ledger sees it: amounts in minor units, bet and outcome as JSON text. */
export type BatchRound = {
  readonly id: string;
  readonly key: string;
  /** Hex, 32 characters: what was asked for, so that a reused key with other inputs is noticed. */
  readonly inputHash: string;
  readonly game: string;
  readonly rulesId: string;
  readonly stake: bigint;
  readonly payout: bigint;
  readonly bet: string;
  readonly outcome: string;
  /** A game with choices: at most one open round of it per player. */
  readonly stepped: boolean;
  /** When an open round is settled by its default move; undefined when the round is settled at once. */
  readonly expiresAt: Date | undefined;
};

/** The next rounds of one player, in order: nonces firstNonce, firstNonce + 1, … of the pair. */
export type BatchGroup = {
  readonly playerId: string;
  readonly seedPairId: string;
  readonly firstNonce: bigint;
  /** The version of the guard that the bets were judged by. */
  readonly guardVersion: bigint;
  /** What the guard will have counted after these rounds; undefined for a player without one. */
  readonly tallied: Tallied | undefined;
  readonly rounds: readonly BatchRound[];
};

/** What a group asks of the wallet, worked out before the statement so that it only compares and adds. */
export type GroupTotals = {
  /** The least opening balance with which every stake of the group can be paid in its turn. */
  readonly need: bigint;
  /** The highest the balance rises above its opening value on the way. */
  readonly peak: bigint;
  /** Payouts less stakes of the whole group. */
  readonly change: bigint;
  /** The balance after each round, less the opening balance. */
  readonly after: readonly bigint[];
};

export function totalsOf(rounds: readonly Pick<BatchRound, "stake" | "payout">[]): GroupTotals {
  let change = 0n;
  let need = 0n;
  let peak = 0n;
  const after: bigint[] = [];
  for (const { stake, payout } of rounds) {
    if (stake - change > need) need = stake - change;
    change += payout - stake;
    if (change > peak) peak = change;
    after.push(change);
  }
  return { need, peak, change, after };
}

/** The whole batch as PostgreSQL array literals: built here, because one string a column is several times cheaper than an array of values. */
export type BatchColumns = readonly string[];

const list = (items: readonly (string | number | bigint | boolean)[]): string => `{${items.join(",")}}`;
const quoted = (text: string): string => `"${text.replace(/[\\"]/g, "\\$&")}"`;

export function columnsOf(groups: readonly BatchGroup[]): BatchColumns {
  const totals = groups.map((group) => totalsOf(group.rounds));
  const rounds = groups.flatMap((group, n) =>
    group.rounds.map((round, at) => ({
      round,
      n: n + 1,
      nonce: group.firstNonce + BigInt(at),
      after: (totals[n] as GroupTotals).after[at] as bigint,
    })),
  );
  return [
    list(groups.map((group) => group.playerId)),
    list(groups.map((group) => group.seedPairId)),
    list(groups.map((group) => group.firstNonce)),
    list(groups.map((group) => group.rounds.length)),
    list(totals.map((total) => total.need)),
    list(totals.map((total) => AMOUNT_MAX - total.peak)),
    list(totals.map((total) => total.change)),
    list(groups.map((group) => group.guardVersion)),
    list(rounds.map((r) => r.n)),
    list(rounds.map((r) => r.round.id)),
    list(rounds.map((r) => r.round.key)),
    list(rounds.map((r) => `"\\\\x${r.round.inputHash}"`)),
    list(rounds.map((r) => quoted(r.round.game))),
    list(rounds.map((r) => r.round.rulesId)),
    list(rounds.map((r) => r.nonce)),
    list(rounds.map((r) => r.round.stake)),
    list(rounds.map((r) => r.round.payout)),
    list(rounds.map((r) => r.after)),
    list(rounds.map((r) => quoted(r.round.bet))),
    list(rounds.map((r) => quoted(r.round.outcome))),
    list(rounds.map((r) => r.round.stepped)),
    list(rounds.map((r) => (r.round.expiresAt ? `"${r.round.expiresAt.toISOString()}"` : "NULL"))),
  ];
}

/** What the guards of the batch will have counted: further columns for the statement that keeps them. */
export function tallyColumnsOf(groups: readonly BatchGroup[]): BatchColumns {
  const guarded = groups.flatMap(({ tallied }, n) => (tallied ? [{ n: n + 1, ...tallied }] : []));
  const counts = guarded.flatMap(({ n, counts: of }) => of.map((count) => ({ n, ...count })));
  return [
    list(counts.map((c) => c.n)),
    list(counts.map((c) => c.span)),
    list(counts.map((c) => `"${new Date(c.sinceMs).toISOString()}"`)),
    list(counts.map((c) => c.staked)),
    list(counts.map((c) => c.returned)),
    list(counts.map((c) => c.playedMs)),
    list(guarded.map((g) => g.n)),
    list(guarded.map((g) => g.uncheckedMs)),
  ];
}
