import { expect, test } from "vitest";
import { GAMES } from "../../../src/games/catalog.ts";
import type { GAME_IDS } from "../../../src/games/ids.ts";
import { oddsLines } from "../../../src/services/catalog.ts";
import { type BetOdds, groupBets } from "../../../src/web/pages/odds/bet-groups.ts";

const betsOf = (game: (typeof GAME_IDS)[number]): BetOdds[] =>
  oddsLines(game, GAMES[game].rules).map(
    (line) => ({ ...line, distribution: [...line.distribution] }) as BetOdds,
  );

test("bets that are worth the same share a line and none is lost", () => {
  for (const game of ["coinflip", "dice", "roulette", "wheel"] as const) {
    const bets = betsOf(game);
    const groups = groupBets(bets);
    expect(groups.flatMap(({ names }) => names).toSorted()).toEqual(bets.map(({ name }) => name).toSorted());
    const worths = groups.map(
      ({ odds }) => `${odds.rtp.n}/${odds.rtp.d} ${odds.hit} ${odds.sd} ${odds.maxWin}`,
    );
    expect(new Set(worths).size).toBe(worths.length);
  }
});

test("equal bets lie on one line only if their whole distribution is equal", () => {
  for (const { odds } of groupBets(betsOf("roulette"))) {
    const same = betsOf("roulette").filter((bet) => bet.maxWin === odds.maxWin && bet.hit === odds.hit);
    for (const bet of same) expect(bet.distribution).toEqual(odds.distribution);
  }
});

test("a line is named by its kind, or by its bets", () => {
  const labels = groupBets(betsOf("roulette")).map(({ label }) => label);
  expect(labels).toContain("Straight, any of 37");
  expect(groupBets(betsOf("coinflip")).map(({ label }) => label)).toEqual(["Heads, tails"]);
});

test("chips of craps that only a move can put are listed with their exact odds, apart from those of the first throw", () => {
  const bets = betsOf("craps");
  const later = bets.filter((bet) => bet.later);
  expect(later.map(({ name, rtp, fair }) => `${name} ${rtp.n}/${rtp.d}${fair ? " fair" : ""}`)).toEqual([
    "come 488/495",
    "don't come 217/220",
    "free odds on 4 or 10 1/1 fair",
    "free odds against 4 or 10 1/1 fair",
    "free odds on 5 or 9 1/1 fair",
    "free odds against 5 or 9 1/1 fair",
    "free odds on 6 or 8 1/1 fair",
    "free odds against 6 or 8 1/1 fair",
  ]);
  const first = bets.filter((bet) => !bet.later).map(({ name }) => name);
  expect(first).toEqual(expect.arrayContaining(["place 6", "hard 8", "field", "pass"]));
  for (const { odds, names } of groupBets(bets)) {
    const same = bets.filter((bet) => (bet.later ?? false) === (odds.later ?? false) && bet.sd === odds.sd);
    expect(same.length).toBeGreaterThanOrEqual(names.length);
  }
});
