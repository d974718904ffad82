import { useQuery } from "@tanstack/react-query";
import type { GameId } from "../../games/ids.ts";
import { SCENES } from "./registry.ts";
import type { SceneModule } from "./scene.ts";

/** The scene of a game, loaded once; null for a game without one. Waits while the game is not known. */
export function useScene(game: GameId | undefined) {
  return useQuery({
    queryKey: ["scene", game],
    queryFn: async (): Promise<SceneModule | null> => {
      const load = game && SCENES[game];
      return load ? (await load()).scene : null;
    },
    enabled: game !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
}
