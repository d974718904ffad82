import type { Json } from "../../base/canonical.ts";
import { Refusal } from "../../base/refusal.ts";
import { roundDraws } from "../../fair/stream.ts";
import { payoutOfRound } from "../../games/game.ts";
import type { BatchRound } from "../../ledger/batch.ts";
import type { ValidBet } from "./bet.ts";
import type { Seat } from "./seat.ts";

/** A bet with its outcome, ready for the ledger. */
export type Drawn = { readonly record: BatchRound; readonly outcome: Json; readonly nonce: bigint };

/** An open round is settled by its game's default move when nobody has touched it for this long. */
export const OPEN_ROUND_MS = 24 * 60 * 60 * 1_000;

/** Plays a bet with the nonce it would have. Nothing is stored: the ledger decides whether it happens. */
export function drawRound(bet: ValidBet, seat: Seat, nonce: bigint, id: string, nowMs: number): Drawn {
  const { game, rules, rulesId } = bet.offer;
  const draws = roundDraws(seat.key, seat.clientSeed, Number(nonce));
  const common = {
    id,
    key: bet.key,
    inputHash: bet.inputHash,
    game: bet.gameId,
    rulesId,
    stake: bet.stake,
    bet: bet.betText,
  };
  if (game.kind === "one-shot") {
    const outcome = game.draw(rules, bet.bet, draws);
    const payout = payoutOfRound(game, rules, bet.bet, outcome, bet.stake);
    const record = {
      ...common,
      payout,
      outcome: JSON.stringify(outcome),
      stepped: false,
      expiresAt: undefined,
    };
    return { record, outcome, nonce };
  }
  const state = game.start(rules, bet.bet, bet.stake, draws);
  const over = game.isOver(state);
  const outcome = game.view(rules, state);
  const record = {
    ...common,
    payout: over ? game.payout(rules, state) : 0n,
    outcome: JSON.stringify(outcome),
    stepped: true,
    expiresAt: over ? undefined : new Date(nowMs + OPEN_ROUND_MS),
  };
  return { record, outcome, nonce };
}

export const tooPoor = (credits: bigint): Refusal =>
  new Refusal(
    "insufficient-funds",
    `The stake is more than the ${Number(credits) / 100} credits in your wallet. Nothing was staked.`,
    { faults: [{ at: "/stake", what: `at most ${credits}` }] },
  );
