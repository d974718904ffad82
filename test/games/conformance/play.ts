import type { Json } from "../../../src/base/canonical.ts";
import type { Draws } from "../../../src/fair/draws.ts";
import type { SteppedGame } from "../../../src/games/game.ts";

/** No round may take more moves than this, however it is played. */
export const MOVES_MAX = 10_000;

export type Choose = (rules: Json, state: Json, turn: number) => Json;

export type Played = { readonly states: readonly Json[]; readonly moves: readonly Json[] };

/** Plays a round to its end: every state, the opening one first, and every move. */
export function play(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  draws: Draws,
  choose: Choose,
): Played {
  const states = [game.start(rules, bet, stake, draws)];
  const moves: Json[] = [];
  for (;;) {
    const state = states.at(-1) as Json;
    if (game.isOver(state)) return { states, moves };
    if (moves.length >= MOVES_MAX) throw new Error(`${game.id}: no end after ${MOVES_MAX} moves`);
    const move = choose(rules, state, moves.length);
    moves.push(move);
    states.push(game.step(rules, state, move, draws));
  }
}

/** Any legal move, the same ones for the same draws. */
export const randomly =
  (game: SteppedGame, draws: Draws): Choose =>
  (rules, state) => {
    const legal = game.moves(rules, state);
    return legal[draws.below(legal.length)] as Json;
  };
