import type { FastifyInstance } from "fastify";
import type { Replays } from "../../services/replays.ts";
import { presentReplay } from "../present/replay.ts";
import { playerOf } from "../requests.ts";
import { route } from "./register.ts";

export function replayRoutes(api: FastifyInstance, replays: Replays): void {
  route(api, "getReplay", "read", async ({ params }) =>
    presentReplay(params.id, await replays.find(params.id)),
  );

  route(api, "getRoundReplay", "read", async ({ params, request }) => ({
    replay: (await replays.idOf(playerOf(request).id, params.id)) ?? null,
  }));

  route(api, "showRound", "rare", async ({ params, request }) => ({
    replay: await replays.show(playerOf(request).id, params.id),
  }));

  route(api, "hideRound", "rare", async ({ params, request }) => {
    await replays.hide(playerOf(request).id, params.id);
    return { replay: null };
  });
}
