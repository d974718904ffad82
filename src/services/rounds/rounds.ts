import type { Json } from "../../base/canonical.ts";
import { Refusal } from "../../base/refusal.ts";
import type { Bus } from "../../cluster/bus.ts";
import type { GameId } from "../../games/ids.ts";
import { readRounds, type StoredRound } from "../../store/rounds.ts";
import { readRules } from "../../store/rules.ts";
import { type Offer, type Played, type PlayOrder, parseOrder } from "./bet.ts";
import { type CombinerLimits, createCombiner } from "./combiner.ts";
import { expireRounds } from "./expire.ts";
import type { SettleDeps } from "./group.ts";
import { type MoveOrder, makeMove } from "./move.ts";
import { createSeats } from "./seat.ts";
import { createSeatNews } from "./seat-news.ts";
import { traceBet } from "./trace.ts";

export type RoundsDeps = Omit<SettleDeps, "seats" | "seatNews"> & {
  readonly bus: Bus;
  /** The game as it is offered now. */
  readonly offerOf: (game: GameId) => Offer;
  readonly limits: CombinerLimits & { readonly seatsMax: number };
  readonly onFault: (error: unknown) => void;
};

/** Playing, moving, and looking back. */
export function createRounds(deps: RoundsDeps) {
  const seats = createSeats(deps.limits.seatsMax);
  const seatNews = createSeatNews(deps.bus, seats);
  const combiner = createCombiner({ ...deps, seats, seatNews }, deps.limits, deps.onFault);
  const { db } = deps.database;

  return {
    /**
     * Plays a round: validates, then stakes, draws and settles in one commit that other players share.
     * Refusals: game-off, stake-limit, bet-invalid, insufficient-funds, excluded, limit-reached, reality-check, round-open,
     * idempotency-key-reused, busy, unavailable.
     */
    play: (order: PlayOrder): Promise<Played> =>
      traceBet(order.game, async () => combiner.submit(parseOrder(order, deps.offerOf(order.game)))),

    /** Makes a move in an open round. Refusals: not-found, round-settled, move-invalid, insufficient-funds, idempotency-key-reused. */
    move: (order: MoveOrder): Promise<Played> => makeMove(deps, order),

    /** Settles the open rounds whose time is up, each by its game's default move, at most so many; how many it were. */
    expire: (roundsMax: number): Promise<number> => expireRounds(deps, roundsMax),

    /** A player's rounds before a place in the list, newest first. */
    history: (
      playerId: string,
      filter: {
        game?: GameId | undefined;
        state?: "open" | "settled" | undefined;
        /** Only rounds of this pair of seeds. */
        pair?: string | undefined;
        before?: string | undefined;
      },
      limit: number,
    ): Promise<StoredRound[]> => readRounds(db, playerId, filter, limit),

    /** One round with the rules it was played by. Refusals: not-found. */
    async proof(playerId: string, id: string): Promise<{ round: StoredRound; rules: Json }> {
      const [round] = await readRounds(db, playerId, { ids: [id] }, 1);
      const rules = round && (await readRules(db, round.rulesId));
      if (!round || !rules) throw new Refusal("not-found", "You have no round with this id.");
      return { round, rules: rules.content };
    },

    stats: combiner.stats,
    /** Ends after every bet that is in has its answer. */
    close: combiner.close,
  };
}
export type Rounds = ReturnType<typeof createRounds>;
