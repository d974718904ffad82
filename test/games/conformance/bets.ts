import { expect, test } from "vitest";
import { equals, ONE, sum, toDecimal } from "../../../src/base/ratio.ts";
import type { Game } from "../../../src/games/game.ts";
import { type GameOdds, inBand, oddsOf, RTP_MAX, RTP_MIN } from "../../../src/games/odds.ts";
import { stakeFor } from "../../../src/games/sample.ts";
import { frozen, GARBAGE_WHOLES, mutants } from "./garbage.ts";
import { expectFaults } from "./rules.ts";

/** Garbage is tried on this many of the named bets, evenly spread. */
const SPOILED_BETS = 12;

export function betsConform(game: Game, odds: GameOdds): void {
  const rules = frozen(game.rules);
  const named = odds.bets(rules);

  test("every published bet has a name of its own and is accepted as it is, also after a trip through JSON", () => {
    expect(named.length).toBeGreaterThan(0);
    expect(new Set(named.map((entry) => entry.name)).size).toBe(named.length);
    for (const { name, bet } of named) {
      const stake = stakeFor(game, bet);
      const parsed = game.parseBet(rules, frozen(bet), stake);
      expect(parsed, name).toEqual({ ok: true, value: bet });
      expect(game.parseBet(rules, JSON.parse(JSON.stringify(bet)), stake), name).toEqual(parsed);
    }
  });

  test("garbage in place of a bet, or anywhere inside one, is refused with the place and the reason", () => {
    const step = Math.max(1, Math.floor(named.length / SPOILED_BETS));
    const some = named.filter((_, index) => index % step === 0);
    const accepted: string[] = [];
    for (const { name, bet } of some) {
      const stake = stakeFor(game, bet);
      for (const { how, value } of [
        ...GARBAGE_WHOLES.map((whole) => ({ how: String(typeof whole), value: whole })),
        ...mutants(bet),
      ]) {
        const result = game.parseBet(rules, value, stake);
        if (result.ok) accepted.push(`${name}: ${how}`);
        else expectFaults(result.faults, `${name}: ${how}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  test("the exact return of every published bet is in the band; a bet without an edge says so and is exactly fair", () => {
    const outside: string[] = [];
    const first = named.map((entry) => ({ ...entry, distribution: odds.distribution(rules, entry.bet) }));
    for (const { name, distribution, fair } of [...first, ...(odds.later?.(rules) ?? [])]) {
      const { rtp } = oddsOf(distribution);
      const holds = fair ? equals(rtp, ONE) : inBand(rtp);
      if (!holds) outside.push(`${name}: ${toDecimal(rtp, 6)}`);
    }
    expect(outside, `band ${toDecimal(RTP_MIN, 4)} to ${toDecimal(RTP_MAX, 4)}`).toEqual([]);
  });

  test("every distribution sums to exactly 1, ascends, and has whole multipliers", () => {
    for (const { name, bet } of named) {
      const distribution = odds.distribution(rules, bet);
      expect(equals(sum(distribution.map((chance) => chance.probability)), ONE), name).toBe(true);
      for (const [index, { multiplier, probability }] of distribution.entries()) {
        expect(Number.isSafeInteger(multiplier), name).toBe(true);
        expect(probability.n > 0n, name).toBe(true);
        expect(index === 0 || multiplier > (distribution[index - 1]?.multiplier ?? 0), name).toBe(true);
      }
      if (game.kind === "one-shot") expect(distribution[0]?.multiplier, name).toBeGreaterThanOrEqual(0);
    }
  });
}
