import { hash } from "node:crypto";
import type { Json } from "../../base/canonical.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Game } from "../../games/game.ts";
import type { GameId } from "../../games/ids.ts";
import type { StoredRound } from "../../store/rounds.ts";

/** A game as the house offers it at this moment. Amounts in minor units. */
export type Offer = {
  readonly game: Game;
  readonly enabled: boolean;
  readonly rules: Json;
  readonly rulesId: string;
  readonly stakeMin: bigint;
  readonly stakeMax: bigint;
};

/** What a player asks for. key is the Idempotency-Key. */
export type PlayOrder = {
  readonly playerId: string;
  readonly game: GameId;
  readonly stake: bigint;
  readonly bet: unknown;
  readonly key: string;
};

/** What a player gets: the round, and the credits after it. */
export type Played = { readonly round: StoredRound; readonly credits: bigint };

/** An order that is known to be valid: nothing about it can fail any more but the wallet, the clock and the database. */
export type ValidBet = {
  readonly playerId: string;
  readonly key: string;
  readonly inputHash: string;
  readonly gameId: GameId;
  readonly offer: Offer;
  readonly stake: bigint;
  readonly bet: Json;
  readonly betText: string;
};

const shown = (minor: bigint): string => `${minor} (${Number(minor) / 100} credits)`;

/** Checks an order against the game's offer. Refusals: game-off, stake-limit, bet-invalid. */
export function parseOrder(order: PlayOrder, offer: Offer): ValidBet {
  if (!offer.enabled) {
    throw new Refusal("game-off", `${offer.game.name} is switched off for now. Nothing was staked.`);
  }
  if (order.stake < offer.stakeMin || order.stake > offer.stakeMax) {
    throw new Refusal(
      "stake-limit",
      `A stake here is ${shown(offer.stakeMin)} to ${shown(offer.stakeMax)} minor units. Nothing was staked.`,
      { faults: [{ at: "/stake", what: `between ${offer.stakeMin} and ${offer.stakeMax}` }] },
    );
  }
  const parsed = offer.game.parseBet(offer.rules, order.bet, order.stake);
  if (!parsed.ok) {
    throw new Refusal("bet-invalid", "This bet cannot be played as it stands. Nothing was staked.", {
      faults: parsed.faults.map((fault) => ({ at: `/bet${fault.at}`, what: fault.what })),
    });
  }
  const betText = JSON.stringify(parsed.value);
  return {
    playerId: order.playerId,
    key: order.key,
    inputHash: hash("sha256", `${order.game}\n${order.stake}\n${betText}`).slice(0, 32),
    gameId: order.game,
    offer,
    stake: order.stake,
    bet: parsed.value,
    betText,
  };
}
