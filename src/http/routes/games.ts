import type { FastifyInstance } from "fastify";
import type { GameDetail, GameOddsReport, GameSummary } from "../../contract/games.ts";
import { type Catalog, oddsLines } from "../../services/catalog.ts";
import { route } from "./register.ts";

type Entry = ReturnType<Catalog["offerOf"]>;

const presentSummary = ({ game, enabled, rulesId, stakeMin, stakeMax }: Entry): GameSummary => ({
  id: game.id,
  name: game.name,
  kind: game.kind,
  stakeMin: Number(stakeMin),
  stakeMax: Number(stakeMax),
  enabled,
  rulesId,
});

export function gameRoutes(api: FastifyInstance, catalog: Catalog): void {
  route(api, "listGames", "read", async () => ({ games: catalog.all().map(presentSummary) }));

  route(api, "getGame", "read", async ({ params }) => {
    const entry = catalog.offerOf(params.game);
    return { ...presentSummary(entry), rules: entry.rules as GameDetail["rules"] };
  });

  route(api, "getOdds", "read", async ({ params, reply }) => {
    const { rules, rulesId } = catalog.offerOf(params.game);
    // Rules are immutable, so their odds are too; a change of rules changes rulesId and is seen within a minute.
    reply.header("cache-control", "public, max-age=60");
    return { game: params.game, rulesId, bets: oddsLines(params.game, rules) as GameOddsReport["bets"] };
  });
}
