import { hash } from "node:crypto";
import { assert, present } from "../../base/assert.ts";
import type { Json } from "../../base/canonical.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Clock } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import type { Draws } from "../../fair/draws.ts";
import { parseClientSeed, parseServerSeed } from "../../fair/seed.ts";
import { importServerSeed, roundDraws } from "../../fair/stream.ts";
import { GAMES } from "../../games/catalog.ts";
import { replay, type SteppedGame } from "../../games/game.ts";
import { isGameId } from "../../games/ids.ts";
import { bumpGuard, readGuards, saveTally } from "../../ledger/guards/rows.ts";
import { openTally } from "../../ledger/guards/tally.ts";
import { findKey } from "../../ledger/idempotency.ts";
import { postMove } from "../../ledger/move.ts";
import { readRounds, type StoredRound, saveMoves } from "../../store/rounds.ts";
import { readRules } from "../../store/rules.ts";
import type { Sealer } from "../../store/sealed-seed.ts";
import { type LockedSeat, lockSeat, readServerSeed, touchSeat } from "../../store/seeds.ts";
import type { Played } from "./bet.ts";
import { OPEN_ROUND_MS } from "./draw.ts";
import type { RoundsNews } from "./news.ts";

export type MoveOrder = {
  readonly playerId: string;
  readonly roundId: string;
  readonly move: unknown;
  readonly key: string;
};
export type MoveDeps = {
  readonly database: Database;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly news?: RoundsNews | undefined;
};

/** A stepped round brought back to life: its state is the replay of its moves, and the draws stand where they stopped. */
type Revived = {
  readonly game: SteppedGame;
  readonly rules: Json;
  readonly state: Json;
  readonly draws: Draws;
};

export async function revive(tx: Tx, sealer: Sealer, round: StoredRound): Promise<Revived> {
  assert(isGameId(round.game), `the catalog has no ${round.game}`);
  const game = GAMES[round.game];
  assert(game.kind === "stepped", `${round.game} has no moves`);
  const rules = present(await readRules(tx, round.rulesId), "the round's rules").content;
  const serverSeed = parseServerSeed(await readServerSeed(tx, sealer, round.playerId, round.seedPairId));
  const clientSeed = parseClientSeed(round.clientSeed);
  assert(serverSeed && clientSeed, "a stored seed pair does not parse");
  const draws = roundDraws(importServerSeed(serverSeed), clientSeed, Number(round.nonce));
  return {
    game,
    rules,
    draws,
    state: replay(game, rules, round.bet, round.stake - round.addedStake, round.moves, draws),
  };
}

export async function findRound(tx: Tx, playerId: string, id: string): Promise<StoredRound> {
  const [round] = await readRounds(tx, playerId, { ids: [id] }, 1);
  if (!round) throw new Refusal("not-found", "You have no round with this id.");
  return round;
}

/**
 * Holds a move to the player's guard, inside the seat's lock. A move that adds a stake is judged as a bet is; one that
 * adds nothing always passes, so that nobody loses a hand to a limit.
 */
async function countMove(
  tx: Tx,
  playerId: string,
  seat: LockedSeat,
  added: bigint,
  payout: bigint,
  now: Date,
  byHouse: boolean,
): Promise<void> {
  if (seat.guardVersion > 0n) {
    const guard = present((await readGuards(tx, [playerId], now)).get(playerId), "the player's guard");
    const tally = openTally(guard, seat.playedAt?.getTime(), now.getTime());
    const refusal = added > 0n ? tally.refusalOf(added) : undefined;
    if (refusal) throw refusal;
    tally.add(added, payout);
    await saveTally(tx, playerId, tally.tallied());
    await bumpGuard(tx, playerId);
  }
  // The house moving for somebody who is away is no time played.
  if (!byHouse) await touchSeat(tx, playerId, seat, now);
}

/** Applies a legal move: added stake out of the wallet, payout into it, the round's new face into its row. */
export async function apply(
  tx: Tx,
  deps: MoveDeps,
  seat: LockedSeat,
  round: StoredRound,
  revived: Revived,
  move: Json,
  key: { key: string; inputHash: string; byHouse?: true },
): Promise<Played> {
  const { game, rules, draws } = revived;
  const state = game.step(rules, revived.state, move, draws);
  const over = game.isOver(state);
  const stake = game.staked(state);
  assert(stake >= round.stake, "a move took a stake back");
  const now = new Date(deps.clock());
  const moved: StoredRound = {
    ...round,
    state: over ? "settled" : "open",
    stake,
    addedStake: round.addedStake + stake - round.stake,
    payout: over ? game.payout(rules, state) : 0n,
    outcome: game.view(rules, state),
    moves: [...round.moves, move],
    settledAt: over ? now : null,
  };
  await countMove(tx, round.playerId, seat, stake - round.stake, moved.payout, now, key.byHouse === true);
  const credits = await postMove(tx, {
    playerId: round.playerId,
    roundId: round.id,
    moveNumber: round.moves.length,
    addedStake: stake - round.stake,
    payout: moved.payout,
    ...key,
    now,
  });
  await saveMoves(tx, moved, new Date(now.getTime() + OPEN_ROUND_MS));
  return { round: moved, credits };
}

/**
 * Makes a move. The seat's lock puts the moves and bets of a player in order; the round is replayed from its beginning,
 * so any process can go on with any hand. Refusals: not-found, round-settled, move-invalid, insufficient-funds,
 * idempotency-key-reused; for a move that adds a stake also excluded, limit-reached, reality-check.
 */
export async function makeMove(deps: MoveDeps, order: MoveOrder): Promise<Played> {
  const inputHash = hash("sha256", `${order.roundId}\n${JSON.stringify(order.move)}`).slice(0, 32);
  let repeated = false;
  const played = await withTx(deps.database, async (tx) => {
    const seat = present(await lockSeat(tx, order.playerId), "the player's seat");
    const round = await findRound(tx, order.playerId, order.roundId);
    const seen = await findKey(tx, order.playerId, order.key, inputHash);
    repeated = seen !== undefined;
    if (seen) return { round: { ...round, serverSeed: null }, credits: seen.balanceAfter };
    if (round.state === "settled")
      throw new Refusal("round-settled", "This round is over. Nothing was changed.");
    const revived = await revive(tx, deps.sealer, round);
    const parsed = revived.game.parseMove(revived.rules, revived.state, order.move);
    if (!parsed.ok) {
      throw new Refusal("move-invalid", "This move cannot be made now. Nothing was changed.", {
        faults: parsed.faults.map((fault) => ({ at: `/move${fault.at}`, what: fault.what })),
      });
    }
    return await apply(tx, deps, seat, round, revived, parsed.value, { key: order.key, inputHash });
  });
  if (!repeated) deps.news?.onRound(played.round);
  return played;
}
