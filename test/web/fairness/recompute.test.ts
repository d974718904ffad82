import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Json } from "../../../src/base/canonical.ts";
import { belowFrom } from "../../../src/fair/draws.ts";
import { GAMES } from "../../../src/games/catalog.ts";
import { GAME_IDS, type GameId } from "../../../src/games/ids.ts";
import { arithmeticOf } from "../../../src/web/fairness/arithmetic.ts";
import { checksOf } from "../../../src/web/fairness/checks.ts";
import { type Claim, recompute } from "../../../src/web/fairness/recompute.ts";

type Vector = {
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
  readonly bet: Json;
  readonly stake: number;
  readonly moves?: readonly Json[];
  readonly outcome: Json;
  readonly payout: number;
};

const vectorsOf = (game: GameId): readonly Vector[] =>
  (
    JSON.parse(readFileSync(join(import.meta.dirname, `../../vectors/${game}.json`), "utf8")) as {
      rounds: Vector[];
    }
  ).rounds;

const claimOf = (game: GameId, vector: Vector): Claim => ({
  game,
  rules: GAMES[game].rules,
  bet: vector.bet,
  stake: vector.stake,
  moves: vector.moves ?? [],
  serverSeed: vector.serverSeed,
  clientSeed: vector.clientSeed,
  nonce: vector.nonce,
});

const FIRST: Claim = {
  game: "coinflip",
  rules: GAMES.coinflip.rules,
  bet: { side: "tails" },
  stake: 100,
  moves: [],
  serverSeed: "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159",
  clientSeed: "bb62964774",
  nonce: 1,
};

describe("the browser's verifier", () => {
  test.each(GAME_IDS)("agrees with every frozen round of %s", (game) => {
    for (const vector of vectorsOf(game)) {
      const again = recompute(claimOf(game, vector));
      expect(again.ok && again.value).toMatchObject({ outcome: vector.outcome, payout: vector.payout });
    }
  });

  test("finds the published commitment and the words that were read", () => {
    const again = recompute(FIRST);
    if (!again.ok) throw new Error("refused");
    expect(again.value.commitment).toBe("92a94e8c23510695d92e123725ecd728e54bd251c0ec4b4c422bd16aa34567f9");
    expect(again.value.steps).toEqual([{ index: 0, n: 2, value: 1, from: 0, words: [3314602353] }]);
    expect(again.value.blocks).toHaveLength(1);
  });

  test.each([
    ["/serverSeed", { serverSeed: "XYZ" }],
    ["/clientSeed", { clientSeed: "" }],
    ["/nonce", { nonce: -1 }],
    ["/nonce", { nonce: Number.NaN }],
    ["/stake", { stake: 0.5 }],
    ["/rules", { rules: { win: -1 } }],
    ["/bet/side", { bet: { side: "edge" } }],
  ] as const)("says where an impossible round is wrong: %s", (at, wrong) => {
    const again = recompute({ ...FIRST, ...wrong });
    expect(again.ok).toBe(false);
    expect(!again.ok && again.faults[0]?.at.startsWith(at)).toBe(true);
  });

  test("refuses a move that was not legal", () => {
    const claim: Claim = { ...FIRST, game: "mines", rules: GAMES.mines.rules, bet: { mines: 3 } };
    const again = recompute({ ...claim, moves: [{ move: "cash-out" }] });
    expect(!again.ok && again.faults[0]?.at).toBe("/moves/0/move");
  });

  test("a changed outcome, payout or commitment never passes as told", () => {
    const again = recompute(FIRST);
    if (!again.ok) throw new Error("refused");
    const { outcome, payout, commitment } = again.value;
    const say = (value: Json): string => JSON.stringify(value);
    const honest = checksOf({ serverSeedHash: commitment, outcome, payout }, again.value, say);
    expect(honest.every(({ holds }) => holds)).toBe(true);
    const lies = [{ serverSeedHash: "00" }, { outcome: { side: "heads" } }, { payout: payout + 1 }];
    for (const lie of lies) expect(checksOf(lie, again.value, say).every(({ holds }) => holds)).toBe(false);
  });
});

describe("the arithmetic that is written out", () => {
  test("is that of the draws, word by word, refusals included", () => {
    const n = fc.oneof(fc.integer({ min: 2, max: 52 }), fc.integer({ min: 2, max: 2 ** 32 }));
    fc.assert(
      fc.property(
        n,
        fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 4 }),
        (size, words) => {
          // A last word that nothing refuses, so that every list ends: its low half is the largest there is.
          const list = [...words, 2 ** 32 - 1];
          let read = 0;
          const value = belowFrom({ next: () => list[read++] ?? 2 ** 32 - 1 }, size);
          const written = list.slice(0, read).map((word) => arithmeticOf(word, size));
          expect(written.map(({ accepted }) => accepted)).toEqual([...new Array(read - 1).fill(false), true]);
          expect(written.at(-1)?.value).toBe(value);
        },
      ),
    );
  });
});
