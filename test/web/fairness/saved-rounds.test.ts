import { expect, test } from "vitest";
import { GAMES } from "../../../src/games/catalog.ts";
import { rulesIdOf } from "../../../src/games/game.ts";
import { gapsOf } from "../../../src/web/fairness/gaps.ts";
import { createRecheck } from "../../../src/web/fairness/recheck.ts";
import { parseSavedRounds } from "../../../src/web/fairness/saved-rounds.ts";
import { publishedRounds } from "../../vectors/published.ts";

/** Every published round as a pair's export holds it: rules once, by their id. */
function exported() {
  const rules: Record<string, unknown> = {};
  const rounds = publishedRounds().flatMap(({ game, rounds: list }) => {
    const rulesId = rulesIdOf(game, GAMES[game].rules);
    rules[rulesId] = GAMES[game].rules;
    return list.map((round) => ({
      ...round,
      game,
      rulesId,
      openingStake: round.stake,
      stake: round.staked ?? round.stake,
    }));
  });
  return { rounds, rules };
}

test("every published round of every game holds when a whole history is checked at once", () => {
  const { rounds, rules } = exported();
  const saved = parseSavedRounds(JSON.stringify({ rounds, rules }));
  expect(saved?.rounds).toHaveLength(rounds.length);
  const recheck = createRecheck();
  expect(saved?.rounds.map(recheck).filter((why) => why !== undefined)).toEqual([]);
});

test("a payout, a stake, a seed or rules that were changed in one round are found among all", () => {
  const { rounds, rules } = exported();
  const [first] = rounds;
  if (!first) throw new Error("no published rounds");
  const whyOf = (round: object): string | undefined => {
    const saved = parseSavedRounds(JSON.stringify({ rounds: [...rounds, round], rules }));
    const recheck = createRecheck();
    return saved?.rounds.map(recheck).find((why) => why !== undefined);
  };
  expect(whyOf({ ...first, payout: first.payout + 1 })).toBe("its payout is another");
  expect(whyOf({ ...first, stake: first.stake + 1 })).toBe("its stake is another");
  expect(whyOf({ ...first, serverSeedHash: "0".repeat(64) })).toBe(
    "its seed is not the one that was committed to",
  );
});

test("rounds without a revealed seed are counted, not passed over in silence; a gap of nonces is seen", () => {
  const { rounds, rules } = exported();
  const [first] = rounds;
  const saved = parseSavedRounds(
    JSON.stringify({ rounds: [first, { ...first, nonce: 3 }, { ...first, serverSeed: null }], rules }),
  );
  expect(saved?.skipped).toBe(1);
  const nonce = first?.nonce ?? 0;
  expect(gapsOf(saved?.rounds ?? [])).toEqual({ missing: Math.max(nonce, 3) - 1, twice: 0 });
  expect(parseSavedRounds('{"rounds": []}')).toBeUndefined();
  expect(parseSavedRounds("no JSON")).toBeUndefined();
});
