import fc from "fast-check";
import { expect } from "vitest";
import type { Json } from "../../src/base/canonical.ts";
import type { Result } from "../../src/base/refusal.ts";
import { RANKS, type Rank, SUITS, type Suit } from "../../src/fair/cards.ts";
import { type Draws, drawsFrom } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { replay, type SteppedGame } from "../../src/games/game.ts";

/** No round of the house may take more moves than this, however it is played. */
const MOVES_MAX = 2_000;

/** The number of a card as written on the wire: cardOf("Qd") is 40. */
export const cardOf = (text: string): number =>
  RANKS.indexOf(text[0] as Rank) * SUITS.length + SUITS.indexOf(text[1] as Suit);
/** "Qd Ks" as numbers. */
export const cardsOf = (text: string): number[] => text.split(" ").map(cardOf);

/** Draws that answer from a list; running out of it, or a value out of range, is an error of the test. */
export function fixedDraws(values: readonly number[]): Draws {
  const rest = [...values];
  return {
    below(n) {
      const value = rest.shift();
      if (value === undefined || value >= n) throw new RangeError(`below(${n}) met ${value}`);
      return value;
    },
  };
}

/** The value of a result that must be good. */
export function accepted<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.faults.map((fault) => fault.what).join("; ")}`);
  return result.value;
}

/** The state after these moves, each of which must be legal. */
export function playMoves<Rules, Bet, State, Move>(
  game: SteppedGame<Rules, Bet, State, Move>,
  bet: unknown,
  stake: bigint,
  draws: Draws,
  moves: readonly unknown[],
  rules: Rules = game.rules,
): State {
  let state = game.start(rules, accepted(game.parseBet(rules, bet, stake)), stake, draws);
  for (const move of moves) {
    state = game.step(rules, state, accepted(game.parseMove(rules, state, move)), draws);
  }
  return state;
}

/** Legal moves chosen by a list of numbers until the round is over. */
function playAny(game: SteppedGame, bet: Json, stake: bigint, draws: Draws, choices: Iterator<number>) {
  const { rules } = game;
  let state = game.start(rules, bet, stake, draws);
  const moves: Json[] = [];
  while (!game.isOver(state)) {
    expect(moves.length, "the round does not end").toBeLessThan(MOVES_MAX);
    const legal = game.moves(rules, state);
    const next: number = choices.next().value ?? 0;
    const move = accepted(game.parseMove(rules, state, legal[next % legal.length]));
    state = game.step(rules, state, move, draws);
    moves.push(move);
  }
  return { state, moves };
}

/**
 * Any legal play at any stake ends and replays to the same state, and the default move ends the round from half-way
 * without staking more. The conformance suite plays the published bets; this one also odd stakes, and it shrinks.
 */
export function everyRoundEnds(
  game: SteppedGame,
  bets: fc.Arbitrary<{ readonly bet: Json; readonly stake: bigint }>,
): void {
  const { rules } = game;
  fc.assert(
    fc.property(bets, fc.integer(), fc.infiniteStream(fc.nat()), ({ bet, stake }, seed, choices) => {
      const fresh = () => drawsFrom(fastWords(seed));
      const played = playAny(game, bet, stake, fresh(), choices);
      expect(replay(game, rules, bet, stake, played.moves, fresh())).toEqual(played.state);
      const draws = fresh();
      const half = played.moves.slice(0, played.moves.length >> 1);
      let state = replay(game, rules, bet, stake, half, draws);
      const staked = game.staked(state);
      for (let moves = 0; !game.isOver(state); moves += 1) {
        expect(moves, "the default move does not end the round").toBeLessThan(MOVES_MAX);
        state = game.step(rules, state, game.defaultMove(rules, state), draws);
      }
      expect(game.staked(state)).toBe(staked);
    }),
    { numRuns: 200 },
  );
}
