import { expect, test } from "vitest";
import { ratio } from "../../src/base/ratio.ts";
import { distanceOf, NUMBERS, numberGuess } from "../../src/games/number-guess/number-guess.ts";
import { numberGuessOdds } from "../../src/games/number-guess/odds.ts";
import { oddsOf } from "../../src/games/odds.ts";

const { rules } = numberGuess;

test("all hundred guesses have one and the same distribution, and it returns exactly 24/25", () => {
  const first = numberGuessOdds.distribution(rules, { guess: 1 });
  expect(oddsOf(first).rtp).toEqual(ratio(24, 25));
  for (let guess = 2; guess <= NUMBERS; guess += 1) {
    expect(numberGuessOdds.distribution(rules, { guess })).toEqual(first);
  }
});

test.each([
  [1, 100, 1, 80_000],
  [100, 1, 1, 80_000],
  [42, 42, 0, 360_000],
  [98, 3, 5, 20_000],
  [10, 100, 10, 12_000],
  [90, 10, 20, 8_000],
  [1, 51, 50, 0],
  [1, 22, 21, 0],
])("guess %d, target %d: distance %d, returns %d", (guess, target, distance, pays) => {
  expect(distanceOf(guess, target)).toBe(distance);
  expect(numberGuess.multiplier(rules, { guess }, { target })).toBe(pays);
});

test("tiers must go outwards", () => {
  const tiers = [
    { within: 5, pays: 1 },
    { within: 5, pays: 2 },
  ];
  expect(numberGuess.parseRules({ tiers })).toMatchObject({ ok: false, faults: [{ at: "/tiers/1/within" }] });
});
