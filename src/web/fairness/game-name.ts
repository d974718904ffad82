import type { GameId } from "../../games/ids.ts";

/** "number-guess" is "Number guess": for pages that do not wait for the catalog. */
export const gameName = (game: GameId): string => {
  const words = game.replaceAll("-", " ");
  return `${words[0]?.toUpperCase() ?? ""}${words.slice(1)}`;
};
