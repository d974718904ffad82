import { expect, test } from "vitest";
import { canonicalJson, type Json } from "../../../src/base/canonical.ts";
import { drawsFrom } from "../../../src/fair/draws.ts";
import { fastWords } from "../../../src/fair/fast.ts";
import { replay, type SteppedGame } from "../../../src/games/game.ts";
import type { GameOdds } from "../../../src/games/odds.ts";
import { stakeFor } from "../../../src/games/sample.ts";
import { frozen, GARBAGE_WHOLES } from "./garbage.ts";
import { type Played, play, randomly } from "./play.ts";
import { expectFaults } from "./rules.ts";

/** Rounds of a game in each of these tests, spread over its published bets. */
const ROUNDS = 400;

const copy = (value: Json): Json => JSON.parse(JSON.stringify(value)) as Json;

/** Rounds with choices: they end, they replay, they never take back a stake, whatever the player does. */
export function stepsConform(game: SteppedGame, odds: GameOdds): void {
  const rules = frozen(game.rules);
  const named = odds.bets(rules);

  function everyRound(check: (bet: Json, stake: bigint, seed: number) => void): void {
    for (let round = 0; round < Math.max(ROUNDS, named.length); round += 1) {
      const bet = frozen(named[round % named.length]?.bet ?? null);
      check(bet, stakeFor(game, bet), round);
    }
  }
  const words = (seed: number) => drawsFrom(fastWords(seed));
  const atRandom = (bet: Json, stake: bigint, seed: number): Played =>
    play(game, rules, bet, stake, words(seed), randomly(game, words(seed + 1_000_000)));

  test("the default move alone ends every round, is always legal and never adds a stake", () => {
    everyRound((bet, stake, seed) => {
      const { states } = play(game, rules, bet, stake, words(seed), (_, state) => {
        const move = game.defaultMove(rules, state);
        expect(game.parseMove(rules, state, copy(move)).ok).toBe(true);
        return move;
      });
      expect(new Set(states.map((state) => game.staked(state)))).toEqual(new Set([stake]));
    });
  });

  test("random legal play always ends, every move offered is accepted as it is, and nothing is offered afterwards", () => {
    everyRound((bet, stake, seed) => {
      const { states, moves } = atRandom(bet, stake, seed);
      for (const [turn, state] of states.entries()) {
        const legal = game.moves(rules, state);
        expect(legal.length > 0).toBe(!game.isOver(state));
        for (const move of legal)
          expect(game.parseMove(rules, state, copy(move))).toEqual({ ok: true, value: move });
        if (turn === states.length - 1 && moves.length > 0) {
          expect(game.parseMove(rules, state, moves.at(-1)).ok).toBe(false);
        }
      }
    });
  });

  test("the default move also ends a round that was begun otherwise", () => {
    everyRound((bet, stake, seed) => {
      const random = randomly(game, words(seed + 2_000_000));
      play(game, rules, bet, stake, words(seed), (r, state, turn) =>
        turn < 2 ? random(r, state, turn) : game.defaultMove(rules, state),
      );
    });
  });

  test("the stake is what was bet, never falls, and the payout is never negative", () => {
    everyRound((bet, stake, seed) => {
      const { states } = atRandom(bet, stake, seed);
      expect(game.staked(states[0] as Json)).toBe(stake);
      for (const [turn, state] of states.entries()) {
        if (turn > 0) expect(game.staked(state) >= game.staked(states[turn - 1] as Json)).toBe(true);
      }
      const last = states.at(-1) as Json;
      const payout = game.payout(rules, last);
      expect(payout >= 0n).toBe(true);
      if (game.net) expect(game.net(rules, last)).toBe(Number(payout - game.staked(last)));
    });
  });

  test("replaying the moves with fresh draws gives the state the round was in, at every move", () => {
    everyRound((bet, stake, seed) => {
      const { states, moves } = atRandom(bet, stake, seed);
      const upTo = seed % states.length;
      for (const turn of new Set([upTo, moves.length])) {
        const again = replay(
          game,
          copy(rules),
          copy(bet),
          stake,
          copy(moves.slice(0, turn)) as Json[],
          words(seed),
        );
        expect(canonicalJson(again)).toBe(canonicalJson(states[turn] as Json));
      }
    });
  });

  test("states are plain JSON, and a move writes to none of what it is given", () => {
    everyRound((bet, stake, seed) => {
      const draws = words(seed);
      const choose = randomly(game, words(seed + 3_000_000));
      let state = frozen(game.start(rules, bet, stake, draws));
      for (let turn = 0; !game.isOver(state); turn += 1) {
        expect(copy(state)).toEqual(state);
        expect(copy(game.view(rules, state))).toEqual(game.view(rules, state));
        state = frozen(game.step(rules, copy(state), frozen(choose(rules, state, turn)), draws));
      }
    });
  });

  test("garbage in place of a move is refused with the place and the reason", () => {
    everyRound((bet, stake, seed) => {
      if (seed >= 20) return;
      for (const state of atRandom(bet, stake, seed).states.slice(0, 5)) {
        for (const value of GARBAGE_WHOLES) {
          const result = game.parseMove(rules, state, value);
          expect(result.ok, String(typeof value)).toBe(false);
          if (!result.ok) expectFaults(result.faults, "move");
        }
      }
    });
  });
}
