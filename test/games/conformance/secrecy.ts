import { expect, test } from "vitest";
import { canonicalJson, type Json } from "../../../src/base/canonical.ts";
import { type Draws, drawsFrom } from "../../../src/fair/draws.ts";
import { fastWords } from "../../../src/fair/fast.ts";
import type { SteppedGame } from "../../../src/games/game.ts";
import type { GameOdds } from "../../../src/games/odds.ts";
import { stakeFor } from "../../../src/games/sample.ts";
import { play, randomly } from "./play.ts";
import { type Drawn, recorded, scripted } from "./script.ts";

const ROUNDS = 120;
/** Moves into a round up to which its views are tried. */
const TURNS = 6;
/** Other values tried in place of a draw. */
const CHANGES = 8;

/** The view after these moves, or undefined if with these draws they could not have been made. */
function viewAfter(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  stake: bigint,
  moves: readonly Json[],
  draws: Draws,
): string | undefined {
  let state = game.start(rules, bet, stake, draws);
  for (const move of moves) {
    if (game.isOver(state) || !game.parseMove(rules, state, move).ok) return undefined;
    state = game.step(rules, state, move, draws);
  }
  return game.isOver(state) ? undefined : canonicalJson(game.view(rules, state));
}

/**
 * Changes each draw that a state rests on, one at a time, and looks at what the player would see. A draw must be hidden
 * or show as soon as it is made (`fresh`: the first one that the last move drew); later it may be out of sight again.
 */
function* complaintsAt(
  game: SteppedGame,
  bet: Json,
  stake: bigint,
  at: { state: Json; drawn: readonly Drawn[]; fresh: number; moves: readonly Json[]; seed: number },
): Generator<string> {
  const { rules } = game;
  const hidden = new Set(game.hiddenDraws?.(rules, at.state) ?? []);
  const before = canonicalJson(game.view(rules, at.state));
  for (const [index, { n, value }] of at.drawn.entries()) {
    if (n === 1) continue;
    const views = Array.from({ length: CHANGES }, (_, k) => {
      const changed = at.drawn.map((draw) => draw.value);
      changed[index] = (value + 1 + ((k * 7) % (n - 1))) % n;
      return viewAfter(game, rules, bet, stake, at.moves, scripted(changed, drawsFrom(fastWords(at.seed))));
    }).filter((view) => view !== undefined);
    const differing = views.filter((view) => view !== before).length;
    const where = `after ${at.moves.length} moves draw ${index}`;
    if (hidden.has(index) && differing > 0) yield `${where} is hidden but changes the view`;
    if (!hidden.has(index) && index >= at.fresh && views.length > 0 && differing === 0)
      yield `${where} never shows and is not named as hidden`;
  }
}

/** Every way in which an open round's view and its declared hidden draws disagree. None in a house that keeps its secrets. */
export function secrecyComplaints(game: SteppedGame, odds: GameOdds): string[] {
  const { rules } = game;
  const named = odds.bets(rules);
  const complaints: string[] = [];
  for (let seed = 0; seed < ROUNDS; seed += 1) {
    const bet = named[seed % named.length]?.bet ?? null;
    const stake = stakeFor(game, bet);
    const tape = recorded(drawsFrom(fastWords(seed)));
    const known: Drawn[][] = [];
    const random = randomly(game, drawsFrom(fastWords(seed + 1_000_000)));
    const { states, moves } = play(game, rules, bet, stake, tape.draws, (r, state, turn) => {
      known.push([...tape.drawn]);
      return random(r, state, turn);
    });
    for (const [turn, drawn] of known.slice(0, TURNS).entries()) {
      const fresh = known[turn - 1]?.length ?? 0;
      const at = { state: states[turn] as Json, drawn, fresh, moves: moves.slice(0, turn), seed };
      complaints.push(...complaintsAt(game, bet, stake, at));
    }
  }
  return complaints;
}

export function secrecyConforms(game: SteppedGame, odds: GameOdds): void {
  test("while a round is open its view does not depend on hidden draws, and every other draw shows in it", () => {
    expect(secrecyComplaints(game, odds)).toEqual([]);
  });
}
