import type { FastifyInstance } from "fastify";
import type { Limits } from "../../services/limits/limits.ts";
import { presentDays, presentLimits } from "../present/limits.ts";
import { playerOf } from "../requests.ts";
import { route } from "./register.ts";

export function limitRoutes(api: FastifyInstance, limits: Limits): void {
  const view = async (playerId: string) => presentLimits(await limits.view(playerId));

  route(api, "getLimits", "read", ({ request }) => view(playerOf(request).id));

  route(api, "putLimits", "rare", async ({ body, request }) => {
    const { id } = playerOf(request);
    const wanted = body.limits.map(({ kind, span, amount }) => ({
      kind,
      span,
      amount: amount === null ? undefined : BigInt(amount),
    }));
    await limits.set(id, wanted, body.realityCheckMinutes);
    return await view(id);
  });

  route(api, "getPlayedDays", "heavy", async ({ request }) =>
    presentDays(await limits.days(playerOf(request).id)),
  );

  route(api, "takeBreak", "rare", async ({ body, request }) => {
    const { id } = playerOf(request);
    await limits.takeBreak(id, body.hours);
    return await view(id);
  });

  route(api, "selfExclude", "rare", async ({ body, request }) => {
    const { id } = playerOf(request);
    const until = await limits.exclude(id, body.months ?? undefined);
    return { exclusionUntil: until.toISOString() };
  });

  route(api, "checkReality", "rare", async ({ request }) => {
    const { id } = playerOf(request);
    await limits.checked(id);
    return await view(id);
  });
}
