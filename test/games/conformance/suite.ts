import { describe } from "vitest";
import type { Game } from "../../../src/games/game.ts";
import type { GameOdds } from "../../../src/games/odds.ts";
import { betsConform } from "./bets.ts";
import { roundsConform } from "./rounds.ts";
import { rulesConform } from "./rules.ts";
import { samplingConforms } from "./sampling.ts";
import { secrecyConforms } from "./secrecy.ts";
import { stepsConform } from "./stepped.ts";

/** Everything that must hold for a game of this house, whichever it is. */
export function gameConforms(game: Game, odds: GameOdds): void {
  describe(game.id, () => {
    rulesConform(game);
    betsConform(game, odds);
    if (game.kind === "one-shot") {
      roundsConform(game, odds);
    } else {
      stepsConform(game, odds);
      secrecyConforms(game, odds);
    }
    samplingConforms(game, odds);
  });
}
