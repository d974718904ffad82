import type { FastifyInstance } from "fastify";
import type { Rounds } from "../../services/rounds/rounds.ts";
import { makeCursor, parseCursor } from "../cursor.ts";
import { presentPlayed, presentRound } from "../present/round.ts";
import { idempotencyKeyOf, noteMade, playerOf } from "../requests.ts";
import { route } from "./register.ts";

export function roundRoutes(api: FastifyInstance, rounds: Rounds): void {
  route(api, "playRound", "play", async ({ params, body, request }) => {
    const played = await rounds.play({
      playerId: playerOf(request).id,
      game: params.game,
      stake: BigInt(body.stake),
      bet: body.bet,
      key: idempotencyKeyOf(request),
    });
    noteMade(request, played.round.id);
    return presentPlayed(played);
  });

  route(api, "moveRound", "play", async ({ params, body, request }) =>
    presentPlayed(
      await rounds.move({
        playerId: playerOf(request).id,
        roundId: params.id,
        move: body.move,
        key: idempotencyKeyOf(request),
      }),
    ),
  );

  route(api, "listRounds", "read", async ({ query, request }) => {
    const { game, state, pair, limit } = query;
    const before = parseCursor(query.cursor)?.id;
    const found = await rounds.history(playerOf(request).id, { game, state, pair, before }, limit);
    const last = found.length === limit ? found.at(-1) : undefined;
    return { rounds: found.map(presentRound), nextCursor: last ? makeCursor({ id: last.id, leg: 0 }) : null };
  });

  route(api, "getRound", "read", async ({ params, request }) => {
    const { round, rules } = await rounds.proof(playerOf(request).id, params.id);
    return { round: presentRound(round), rules: rules as never };
  });
}
