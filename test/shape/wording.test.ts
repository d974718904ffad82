import { expect, test } from "vitest";
import { filesOf, findLines } from "./tree.ts";

/** Everything that a player may read: pages, letters, refusals, documents. Comments are blanked out. */
const read = filesOf(
  "src/{web,services,games,contract,base,http}/**/*.{ts,tsx}",
  "legal/*.md",
  "docs/games/*.md",
  "README.md",
);

/** Words of shops, banks and advertisements: play money is not money, and nobody is urged to play. */
const UNSUITABLE = new RegExp(
  `\\b(?:${[
    "real[- ]money",
    "deposit(?:s|ed)?",
    "withdraw(?:s|n|als?)?",
    "cashiers?",
    "cash(?:ed)? in",
    "buy(?:s|ing)?",
    "bought",
    "purchas(?:e|es|ed|ing)",
    "top[- ]up",
    "earn(?:s|ed|ings?)?",
    "incomes?",
    "invest(?:s|ed|ing|ments?)?",
    "profits?",
    "free money",
    "easy money",
    "get rich",
    "payday",
    "win big",
    "last chance",
    "hurry",
    "don't miss",
    "so close",
    "almost won",
    "lucky",
    "act now",
    "congratulations",
  ].join("|")})\\b`,
  "i",
);

/** Lines that may have such a word, each with the reason. */
const ALLOWED: readonly { readonly says: RegExp; readonly why: string }[] = [
  { says: /(?:cannot|nothing can|nothing here can) be bought/, why: "says that play money is not for sale" },
  { says: /No real money is ever taken/, why: "says that it is not real money" },
  { says: /not a way to earn/, why: "says that nothing is gained" },
  { says: /nothing is bought from others/, why: "is about data: none comes from traders in it" },
];

test("no word suggests real money or eggs anyone on, in anything that a player reads", () => {
  expect(read.length).toBeGreaterThan(200);
  const found = findLines(read, UNSUITABLE);
  expect(found.filter((line) => !ALLOWED.some(({ says }) => says.test(line)))).toEqual([]);
});

test("every exception of the wording is still needed", () => {
  const found = findLines(read, UNSUITABLE);
  expect(ALLOWED.filter(({ says }) => !found.some((line) => says.test(line)))).toEqual([]);
});

test.each(["Deposit now", "You can withdraw it", "Buy credits", "so close!", "real-money play", "Lucky you"])(
  "the rule sees '%s'",
  (text) => {
    expect(UNSUITABLE.test(text)).toBe(true);
  },
);
