import { multiplierOf } from "../../base/money.ts";
import type { Played, Round } from "../../contract/rounds.ts";
import type { Rounds } from "../../services/rounds/rounds.ts";

type StoredPlayed = Awaited<ReturnType<Rounds["play"]>>;

/** The one place where a round becomes JSON. */
export function presentRound(round: StoredPlayed["round"]): Round {
  return {
    id: round.id,
    game: round.game as Round["game"],
    state: round.state,
    stake: Number(round.stake),
    openingStake: Number(round.stake - round.addedStake),
    payout: Number(round.payout),
    multiplier: multiplierOf(round.stake, round.payout),
    bet: round.bet as Round["bet"],
    outcome: round.outcome as Round["outcome"],
    moves: round.moves as Round["moves"],
    nonce: Number(round.nonce),
    clientSeed: round.clientSeed,
    serverSeedHash: round.commitment,
    serverSeed: round.serverSeed,
    rulesId: round.rulesId,
    createdAt: round.createdAt.toISOString(),
    settledAt: round.settledAt?.toISOString() ?? null,
  };
}

export const presentPlayed = ({ round, credits }: StoredPlayed): Played => ({
  round: presentRound(round),
  balances: { credits: Number(credits) },
});
