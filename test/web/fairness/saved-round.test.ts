import { describe, expect, test } from "vitest";
import { GAMES } from "../../../src/games/catalog.ts";
import { rulesIdOf } from "../../../src/games/game.ts";
import { checksOf } from "../../../src/web/fairness/checks.ts";
import { recompute } from "../../../src/web/fairness/recompute.ts";
import { parseSavedRound } from "../../../src/web/fairness/saved-round.ts";

/** The published coinflip, as the proof page saves a round. */
const SAVED = {
  rules: GAMES.coinflip.rules,
  round: {
    id: "01a20afd-473f-7000-bad9-d519fda68969",
    game: "coinflip",
    state: "settled",
    stake: 100,
    openingStake: 100,
    payout: 198,
    multiplier: 19_800,
    bet: { side: "tails" },
    outcome: { side: "tails" },
    moves: [],
    nonce: 1,
    clientSeed: "bb62964774",
    serverSeedHash: "92a94e8c23510695d92e123725ecd728e54bd251c0ec4b4c422bd16aa34567f9",
    serverSeed: "18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159",
    rulesId: rulesIdOf("coinflip", GAMES.coinflip.rules),
  },
} as const;

const holds = (saved: unknown): boolean | undefined => {
  const parsed = parseSavedRound(JSON.stringify(saved));
  const again = parsed && recompute(parsed.claim);
  if (!parsed || !again?.ok) return undefined;
  return checksOf(parsed.told, again.value, (outcome) => JSON.stringify(outcome)).every(
    (check) => check.holds,
  );
};

describe("a saved round", () => {
  test("that is honest is verified from its file alone", () => expect(holds(SAVED)).toBe(true));

  test.each([
    ["outcome", { outcome: { side: "heads" } }],
    ["payout", { payout: 298 }],
    ["stake", { stake: 200 }],
    ["commitment", { serverSeedHash: "00" }],
    ["rules", { rulesId: "00" }],
  ])("whose %s was changed is not", (_what, change) => {
    expect(holds({ ...SAVED, round: { ...SAVED.round, ...change } })).toBe(false);
  });

  test.each([
    ["no JSON", undefined],
    ["a list", []],
    ["without rules", { round: SAVED.round }],
    ["of another house's game", { ...SAVED, round: { ...SAVED.round, game: "pachinko" } }],
    ["whose seed is still secret", { ...SAVED, round: { ...SAVED.round, serverSeed: null } }],
  ])("that is %s is refused", (_what, saved) => {
    expect(parseSavedRound(JSON.stringify(saved) ?? "")).toBeUndefined();
  });
});
