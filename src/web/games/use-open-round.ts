import { useQuery } from "@tanstack/react-query";
import type { GameId } from "../../games/ids.ts";
import { call } from "../api/call.ts";

export const openRoundKey = (game: GameId) => ["open-round", game] as const;

/** The round of this game that is still open, wherever it was begun: it is resumed, never lost. */
export const useOpenRound = (game: GameId, enabled: boolean) =>
  useQuery({
    queryKey: openRoundKey(game),
    queryFn: async ({ signal }) => {
      const list = await call("listRounds", { query: { game, state: "open", limit: 1 } }, { signal });
      return list.rounds[0] ?? null;
    },
    enabled,
    staleTime: 0,
    gcTime: 0,
  });
