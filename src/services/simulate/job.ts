import type { Json } from "../../base/canonical.ts";
import type { Draws } from "../../fair/draws.ts";
import type { Game } from "../../games/game.ts";
import type { GameId } from "../../games/ids.ts";
import type { GameOdds } from "../../games/odds.ts";
import { bestStrategy, type Strategy } from "../../games/sample.ts";

/** How choices are made: as the exact odds assume, by the game's published default, or any legal move alike. */
export const STRATEGIES = ["best", "default", "random"] as const;
export type StrategyName = (typeof STRATEGIES)[number];

/** What one worker plays. */
export type Job = {
  readonly game: GameId;
  readonly rules: Json;
  readonly bet: Json;
  readonly rounds: number;
  readonly chunk: number;
  readonly seed: number;
  readonly strategy: StrategyName;
};

/** Counts of some rounds: multiplier (ten-thousandths) and how often; and how long a core computed for them, without the worker's start. */
export type Chunk = {
  readonly rounds: number;
  readonly ms: number;
  readonly counts: readonly (readonly [number, number])[];
};

/** The strategy of a stepped game; undefined for a game without choices. */
export function chooserOf(
  name: StrategyName,
  game: Game,
  odds: GameOdds,
  draws: Draws,
): Strategy | undefined {
  if (game.kind === "one-shot") return undefined;
  if (name === "best") return bestStrategy(odds);
  if (name === "default") return (rules, state) => game.defaultMove(rules, state);
  return (rules, state) => {
    const moves = game.moves(rules, state);
    return moves[draws.below(moves.length)] ?? null;
  };
}
