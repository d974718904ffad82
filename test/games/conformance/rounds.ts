import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { canonicalJson, type Json } from "../../../src/base/canonical.ts";
import { MULTIPLIER_ONE, multiplierOf, payoutOf } from "../../../src/base/money.ts";
import { drawsFrom } from "../../../src/fair/draws.ts";
import { fastWords } from "../../../src/fair/fast.ts";
import type { ClientSeed, ServerSeed } from "../../../src/fair/seed.ts";
import { importServerSeed, roundDraws } from "../../../src/fair/stream.ts";
import { type OneShotGame, payoutOfRound } from "../../../src/games/game.ts";
import { type GameOdds, oddsOf } from "../../../src/games/odds.ts";
import { stakeFor } from "../../../src/games/sample.ts";
import { frozen } from "./garbage.ts";

const clientSeed = fc.string({ minLength: 1, maxLength: 64, unit: "grapheme-ascii" });
const SERVER_SEED = "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159" as ServerSeed;
const KEY = importServerSeed(SERVER_SEED);
const STAKE_MAX = 10n ** 9n;

/** One-shot rounds: same draws, same outcome; money by the one rounding rule and never beyond the published maximum. */
export function roundsConform(game: OneShotGame, odds: GameOdds): void {
  const rules = frozen(game.rules);
  const named = odds.bets(rules);
  const anyBet = fc.integer({ min: 0, max: named.length - 1 }).map((index) => named[index] ?? fail(index));

  test("the same seeds and nonce give the same outcome, and the outcome is plain JSON", () => {
    fc.assert(
      fc.property(anyBet, clientSeed, fc.nat(), ({ bet }, client, nonce) => {
        const once = game.draw(rules, bet, roundDraws(KEY, client as ClientSeed, nonce));
        const again = game.draw(rules, bet, roundDraws(KEY, client as ClientSeed, nonce));
        expect(canonicalJson(again)).toBe(canonicalJson(once));
        expect(JSON.parse(JSON.stringify(once))).toEqual(once);
        const travelled = JSON.parse(JSON.stringify(once)) as Json;
        expect(game.multiplier(rules, bet, travelled)).toBe(game.multiplier(rules, bet, once));
      }),
      { numRuns: 200 },
    );
  });

  test("a round reads its draws and nothing else: no clock, no other generator", () => {
    const random = vi.spyOn(Math, "random").mockImplementation(() => fail("Math.random"));
    const clock = vi.spyOn(Date, "now").mockImplementation(() => fail("Date.now"));
    try {
      for (const { bet } of named.slice(0, 50)) {
        game.multiplier(rules, bet, frozen(game.draw(rules, frozen(bet), drawsFrom(fastWords(1)))));
      }
    } finally {
      random.mockRestore();
      clock.mockRestore();
    }
  });

  test("a payout is floor(stake * multiplier / 10000), never negative, never above the published maximum", () => {
    const most = new Map(named.map(({ name, bet }) => [name, oddsOf(odds.distribution(rules, bet)).maxWin]));
    fc.assert(
      fc.property(
        anyBet,
        fc.bigInt({ min: 1n, max: STAKE_MAX }),
        fc.integer(),
        ({ name, bet }, wanted, seed) => {
          const stake = game.parseBet(rules, bet, wanted).ok ? wanted : stakeFor(game, bet);
          const outcome = game.draw(rules, bet, drawsFrom(fastWords(seed)));
          const multiplier = game.multiplier(rules, bet, outcome);
          const payout = payoutOfRound(game, rules, bet, outcome, stake);
          expect(Number.isSafeInteger(multiplier) && multiplier >= 0).toBe(true);
          expect(payout).toBe((stake * BigInt(multiplier)) / BigInt(MULTIPLIER_ONE));
          expect(payout >= 0n && payout <= payoutOf(stake, most.get(name) ?? 0)).toBe(true);
          expect(multiplierOf(stake, payout)).toBeLessThanOrEqual(multiplier);
        },
      ),
      { numRuns: 500 },
    );
  });
}

function fail(what: unknown): never {
  throw new Error(`not expected here: ${String(what)}`);
}
