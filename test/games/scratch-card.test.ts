import { expect, test } from "vitest";
import { toDecimal } from "../../src/base/ratio.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { scratchCardOdds } from "../../src/games/scratch-card/odds.ts";
import {
  type ScratchRules,
  type ScratchSymbol,
  scratchCard,
} from "../../src/games/scratch-card/scratch-card.ts";
import { exhaust } from "./conformance/script.ts";

const { rules } = scratchCard;
const pay = (cells: string): number =>
  scratchCard.multiplier(rules, {}, { cells: cells.split(" ") as ScratchSymbol[] });

test.each([
  ["dragon dragon dragon gem gem key key star star", 10_000_000],
  ["dragon dragon gem gem key key star star moon", 0],
  ["gem gem gem gem gem gem gem gem gem", 100_000],
  ["gem key bell gem key bell gem key bell", 130_000],
  ["clover clover clover cherry cherry cherry mushroom mushroom mushroom", 15_000],
])("%s returns %d", (cells, pays) => expect(pay(cells)).toBe(pays));

/** Small enough that every card can be laid: 4^9 of them. */
const small: ScratchRules = {
  symbols: [
    { symbol: "clover", weight: 1, pays: 5_000 },
    { symbol: "gem", weight: 2, pays: 20_000 },
    { symbol: "dragon", weight: 1, pays: 300_000 },
  ],
};

test("all 262144 cards of a small rule set, laid one by one, give exactly the computed distribution", () => {
  expect(scratchCard.parseRules(small).ok).toBe(true);
  const laid = exhaust(
    (draws) => scratchCard.multiplier(small, {}, scratchCard.draw(small, {}, draws)),
    4 ** 9,
  );
  expect(laid).toEqual(scratchCardOdds.distribution(small, {}));
});

test("the published card: about 0.953, more than half of the cards return something, the dragon once in 12455", () => {
  const odds = oddsOf(scratchCardOdds.distribution(rules, {}));
  expect(toDecimal(odds.rtp, 4)).toBe("0.9533");
  expect(toDecimal(odds.hit, 3)).toBe("0.536");
  expect(rules.symbols.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
});

test("a symbol twice, weight 0 and unknown symbols are refused", () => {
  const [first, ...rest] = small.symbols;
  expect(scratchCard.parseRules({ symbols: [first, first, ...rest] }).ok).toBe(false);
  expect(scratchCard.parseRules({ symbols: [{ ...first, weight: 0 }] }).ok).toBe(false);
  expect(scratchCard.parseRules({ symbols: [{ ...first, symbol: "toString" }] }).ok).toBe(false);
});
