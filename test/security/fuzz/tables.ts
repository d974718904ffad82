import type { Json } from "../../../src/base/canonical.ts";
import { drawsFrom } from "../../../src/fair/draws.ts";
import { fastWords } from "../../../src/fair/fast.ts";
import { GAMES } from "../../../src/games/catalog.ts";
import type { SteppedGame } from "../../../src/games/game.ts";
import { GAME_IDS, type GameId } from "../../../src/games/ids.ts";
import { GAME_ODDS } from "../../../src/games/odds-catalog.ts";
import { stakeFor } from "../../../src/games/sample.ts";

const SAMPLES = 40;
const STEPS_MAX = 12;

/** Moves that were legal at some point of some rounds: what a person who knows the game would try. */
function movesOf(game: SteppedGame, bets: readonly Json[]): Json[] {
  const seen = new Map<string, Json>();
  for (let n = 0; n < SAMPLES; n += 1) {
    const bet = bets[n % bets.length] as Json;
    const draws = drawsFrom(fastWords(n));
    let state = game.start(game.rules, bet, stakeFor(game, bet), draws);
    for (let step = 0; step < STEPS_MAX && !game.isOver(state); step += 1) {
      const moves = game.moves(game.rules, state);
      for (const move of moves) seen.set(JSON.stringify(move), move);
      state = game.step(game.rules, state, moves[(n + step) % moves.length] as Json, draws);
    }
  }
  return [...seen.values()];
}

const TABLES = new Map(
  GAME_IDS.map((id) => {
    const game = GAMES[id];
    const bets = GAME_ODDS[id].bets(game.rules).map(({ bet }) => bet);

    return [id, { bets, moves: game.kind === "stepped" ? movesOf(game, bets) : [] }] as const;
  }),
);

const isGame = (id: unknown): id is GameId => TABLES.has(id as GameId);
const any = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];

/** A published bet of a game; something for a game that is none. */
export const betFor = (id: unknown, n: number): Json =>
  (isGame(id) ? any(TABLES.get(id)?.bets ?? [], n) : undefined) ?? { side: "heads" };

/** What that bet may be played with. */
export function stakeOf(id: unknown, n: number): number {
  if (!isGame(id)) return 100;
  const game = GAMES[id];
  return Number(game.stakeIn?.(betFor(id, n)) ?? game.stakeMin + (n % 50));
}

export const moveFor = (id: unknown, n: number): Json =>
  (isGame(id) ? any(TABLES.get(id)?.moves ?? [], n) : undefined) ?? n % 10;
