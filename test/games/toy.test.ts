import { expect, test } from "vitest";
import type { Json } from "../../src/base/canonical.ts";
import { drawsFrom } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import type { GameOdds } from "../../src/games/odds.ts";
import { exhaust } from "./conformance/script.ts";
import { secrecyComplaints } from "./conformance/secrecy.ts";
import { gameConforms } from "./conformance/suite.ts";
import { toy, toyOdds } from "./toy.ts";

const game = toy as SteppedGame;
const odds = toyOdds as GameOdds;

gameConforms(game, odds);

test("a view that lets a hidden draw through is found out", () => {
  const leaking: SteppedGame = { ...game, view: (_rules, state) => state };
  expect(secrecyComplaints(leaking, odds)).not.toEqual([]);
});

test("a view that only hints at a hidden draw is found out too", () => {
  const hinting: SteppedGame = {
    ...game,
    view: (rules, state) => {
      const hidden = (state as { hidden: number }).hidden;
      return { ...(game.view(rules, state) as object), tip: hidden === 3 ? "far" : "near" } as Json;
    },
  };
  expect(secrecyComplaints(hinting, odds)).not.toEqual([]);
});

test("a game that hides a draw without naming it is found out", () => {
  const { hiddenDraws: _unnamed, ...rest } = game;
  expect(secrecyComplaints(rest, odds)).not.toEqual([]);
});

test("exhausting the draws gives exact probabilities, also where branches differ in length", () => {
  const exact = exhaust((draws) => (draws.below(3) === 0 ? 10 : draws.below(4) === 0 ? 20 : 0), 100);
  expect(exact?.map(({ multiplier, probability: { n, d } }) => [multiplier, `${n}/${d}`])).toEqual([
    [0, "1/2"],
    [10, "1/3"],
    [20, "1/6"],
  ]);
  expect(exhaust(() => drawsFrom(fastWords(1)).below(2), 100)?.length).toBe(1);
});
