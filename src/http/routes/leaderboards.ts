import type { FastifyInstance } from "fastify";
import type { Leaderboards } from "../../services/leaderboards.ts";
import { playerOf, sessionOf } from "../requests.ts";
import { route } from "./register.ts";

/** Rankings show names and values, never ids. */
export function leaderboardRoutes(api: FastifyInstance, leaderboards: Leaderboards): void {
  route(api, "getLeaderboard", "read", async ({ params, query, request }) => {
    const { board } = params;
    const { window, limit } = query;
    const me = sessionOf(request)?.player.id;
    const lines = await leaderboards.top(board, window, limit);
    const mine = me === undefined ? undefined : await leaderboards.placeOf(board, window, me);
    return {
      board,
      window,
      lines: lines.map(({ playerId, name, value }, place) => ({
        rank: place + 1,
        name,
        value: Number(value),
        you: playerId === me,
      })),
      mine: mine ? { rank: mine.place + 1, value: Number(mine.value) } : null,
    };
  });

  route(api, "getRankingVisibility", "read", async ({ request }) => ({
    shown: !(await leaderboards.isHidden(playerOf(request).id)),
  }));

  route(api, "putRankingVisibility", "rare", async ({ body, request }) => {
    await leaderboards.setHidden(playerOf(request).id, !body.shown);
    return { shown: body.shown };
  });
}
