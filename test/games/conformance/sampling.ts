import { expect, test } from "vitest";
import { drawsFrom } from "../../../src/fair/draws.ts";
import { fastWords } from "../../../src/fair/fast.ts";
import { agreement } from "../../../src/games/agreement.ts";
import type { Game } from "../../../src/games/game.ts";
import type { GameOdds } from "../../../src/games/odds.ts";
import { bestStrategy, sample } from "../../../src/games/sample.ts";
import { doubtsOf } from "../statistics/doubts.ts";
import { exhaust } from "./script.ts";

/**
 * Rounds of a game in total, spread over its published bets: enough to see a gross fault in any game, this house's or a
 * new one. The ten million rounds of each game of the house are in test/games/ten-million.test.ts.
 */
const ROUNDS = 200_000;
const ROUNDS_MIN = 2_000;
/** Draw sequences up to which a round is tied to its distribution exactly. */
const SEQUENCES_MAX = 70_000;

/** The game's code against the game's published odds. */
export function samplingConforms(game: Game, odds: GameOdds): void {
  const { rules } = game;
  const named = odds.bets(rules);

  if (game.kind === "one-shot") {
    test(`every sequence of draws gives exactly the published distribution, where there are at most ${SEQUENCES_MAX}`, () => {
      for (const { name, bet } of named) {
        const exact = exhaust(
          (draws) => game.multiplier(rules, bet, game.draw(rules, bet, draws)),
          SEQUENCES_MAX,
        );
        if (exact) expect(exact, name).toEqual(odds.distribution(rules, bet));
      }
    });
  }

  test("simulated rounds agree with the exact distribution: results, mean and deviation", () => {
    const strategy = bestStrategy(odds);
    if (game.kind === "stepped") expect(strategy, "odds.bestMove").toBeDefined();
    const rounds = Math.max(ROUNDS_MIN, Math.ceil(ROUNDS / named.length));
    for (const [index, { name, bet }] of named.entries()) {
      const draws = drawsFrom(fastWords(1_000 + index));
      const seen = agreement(
        odds.distribution(rules, bet),
        sample(game, rules, bet, draws, rounds, strategy),
      );
      expect(doubtsOf(seen), name).toEqual([]);
    }
  });
}
