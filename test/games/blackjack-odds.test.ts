import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  divide,
  equals,
  multiply,
  ONE,
  ratio,
  subtract,
  toDecimal,
} from "../../src/base/ratio.ts";
import { bestPlay } from "../../src/games/blackjack/best-move.ts";
import { chartOf } from "../../src/games/blackjack/chart.ts";
import { DEALER_ENDS, dealerOdds, UP_CARDS } from "../../src/games/blackjack/dealer-odds.ts";
import { blackjackOdds } from "../../src/games/blackjack/odds.ts";
import { type BlackjackRules, RULES } from "../../src/games/blackjack/rules.ts";
import { roundValue, strategyOf } from "../../src/games/blackjack/strategy.ts";
import { plus, toRatio, total } from "../../src/games/blackjack/thirteenths.ts";
import { inBand, oddsOf } from "../../src/games/odds.ts";
import { cardOf, cardsOf } from "./stepped-play.ts";

describe("exact odds", () => {
  const value = (rules: Partial<BlackjackRules>) =>
    divide(toRatio(roundValue({ ...RULES, ...rules })), ratio(10_000));

  test("the dealer's chances sum to 1 for every up card, and a two busts with 0.353608", () => {
    for (const up of UP_CARDS) {
      const { ends, blackjack: natural } = dealerOdds(RULES, up);
      expect(equals(toRatio(plus(total(ends), natural)), ONE)).toBe(true);
    }
    const bust = dealerOdds(RULES, 2).ends[DEALER_ENDS.indexOf(22)];
    expect(bust && toDecimal(toRatio(bust), 6)).toBe("0.353608");
  });

  // A composition-dependent programme of another make gives -0.690236 % at a million decks, and Griffin's "Theory of
  // Blackjack" -0.6902 %; -0.511734 % stands in wizardofodds.com, "Expected returns in infinite-deck blackjack".
  test.each([
    [
      "plain: two hands, no double after split, no surrender",
      { handsMax: 2, doubleAfterSplit: "refused", surrender: "none" },
      "-0.0069023664",
    ],
    ["double after split, four hands, no surrender", { surrender: "none" }, "-0.0051173364"],
    ["the house's rules", {}, "-0.0042622316"],
  ] as const)("%s: %s", (_what, rules, expected) => {
    expect(toDecimal(value(rules), 10)).toBe(expected);
  });

  test("the return under best play is this fraction, in the band, and equal to the value of the recursion", () => {
    const { rtp } = oddsOf(blackjackOdds.distribution(RULES, {}));
    expect(rtp).toEqual(add(ONE, value({})));
    expect(inBand(rtp)).toBe(true);
    expect(`${rtp.n}/${rtp.d}`).toBe("91342341490181899727659747338/91733330193268616658399616009");
  });

  test.each([
    ["hitting a soft 17", { soft17: "hit" }],
    ["6 to 5", { blackjack: 22_000 }],
    ["no double after split", { doubleAfterSplit: "refused" }],
    ["no surrender", { surrender: "none" }],
    ["two hands", { handsMax: 2 }],
    ["no splitting", { handsMax: 1 }],
  ] as const)("%s costs the player, and distribution and recursion agree", (_what, rules) => {
    expect(compare(value(rules), value({}))).toBe(-1);
    const changed = { ...RULES, ...rules };
    expect(oddsOf(blackjackOdds.distribution(changed, {})).rtp).toEqual(add(ONE, value(rules)));
  });

  test("insurance loses 1/13 of itself", () => {
    const { blackjack: natural } = dealerOdds(RULES, 1);
    expect(subtract(multiply(ratio(3), toRatio(natural)), ONE)).toEqual(ratio(-1, 13));
  });

  // Values of plays as published: wizardofodds.com, "Expected returns in infinite-deck blackjack".
  test.each([
    ["stand", 16, false, 10, "-0.540430"],
    ["stand", 17, false, 1, "-0.478033"],
    ["stand", 20, false, 6, "0.703959"],
    ["stand", 18, false, 7, "0.399554"],
    ["hit", 5, false, 2, "-0.128216"],
    ["hit", 7, false, 6, "0.029185"],
    ["hit", 6, false, 10, "-0.337749"],
    ["hit", 16, false, 10, "-0.539826"],
  ] as const)("%s on %i (soft %s) against %i returns %s", (move, hard, ace, up, expected) => {
    const strategy = strategyOf(RULES).get(up);
    const worth =
      strategy && divide(toRatio(strategy.values[move](hard, ace)), toRatio(strategy.dealer.alive));
    expect(worth && toDecimal(divide(worth, ratio(10_000)), 6)).toBe(expected);
  });

  test("eights split against a ten lose 0.4807", () => {
    const plain: BlackjackRules = { ...RULES, surrender: "none" };
    const strategy = strategyOf(plain).get(10);
    const worth = strategy && divide(toRatio(strategy.splitValue(8)), toRatio(strategy.dealer.alive));
    expect(worth && toDecimal(divide(worth, ratio(10_000)), 4)).toBe("-0.4807");
  });
});

describe("the best strategy", () => {
  test("is this table", () => {
    const chart = chartOf(RULES);
    const text = (rows: (typeof chart)["hard"]) =>
      rows.map(({ hand, cells }) => `${hand}: ${cells.join(" ")}`);
    expect([...text(chart.hard), ...text(chart.soft), ...text(chart.pairs)]).toEqual([
      "hard 5: H H H H H H H H H H",
      "hard 6: H H H H H H H H H H",
      "hard 7: H H H H H H H H H H",
      "hard 8: H H H H H H H H H H",
      "hard 9: H D D D D H H H H H",
      "hard 10: D D D D D D D D H H",
      "hard 11: D D D D D D D D D H",
      "hard 12: H H S S S H H H H H",
      "hard 13: S S S S S H H H H H",
      "hard 14: S S S S S H H H H H",
      "hard 15: S S S S S H H H R H",
      "hard 16: S S S S S H H R R R",
      "hard 17: S S S S S S S S S S",
      "hard 18: S S S S S S S S S S",
      "hard 19: S S S S S S S S S S",
      "hard 20: S S S S S S S S S S",
      "soft 13: H H H H D H H H H H",
      "soft 14: H H H D D H H H H H",
      "soft 15: H H H D D H H H H H",
      "soft 16: H H D D D H H H H H",
      "soft 17: H D D D D H H H H H",
      "soft 18: S Ds Ds Ds Ds S S H H H",
      "soft 19: S S S S S S S S S S",
      "soft 20: S S S S S S S S S S",
      "A A: P P P P P P P P P P",
      "2 2: P P P P P P H H H H",
      "3 3: P P P P P P H H H H",
      "4 4: H H H P P H H H H H",
      "5 5: D D D D D D D D H H",
      "6 6: P P P P P H H H H H",
      "7 7: P P P P P P H H H H",
      "8 8: P P P P P P P P P P",
      "9 9: P P P P P S P P S S",
      "T T: S S S S S S S S S S",
    ]);
  });

  test("never splits differently for the number of hands, so the table is all of it", () => {
    for (const [, strategy] of strategyOf(RULES)) {
      for (const points of UP_CARDS.slice(1)) {
        const first = strategy.splits(points, 1, 0);
        for (const [hands, waiting] of [
          [2, 0],
          [2, 1],
          [3, 0],
          [3, 1],
          [3, 2],
        ] as const) {
          expect(strategy.splits(points, hands, waiting)).toBe(first);
        }
      }
    }
  });

  test.each([
    ["16 against a ten: surrender", "Tc", "Th 6d", 1, "surrender"],
    ["16 of three cards against a ten: hit", "Tc", "7h 6d 3d", 1, "hit"],
    ["a soft 18 against a nine: hit", "9c", "Ah 7d", 1, "hit"],
    ["eights against an ace: split", "Ac", "8h 8d", 1, "split"],
    ["tens against a six: stand", "6c", "Kh Jd", 1, "stand"],
    ["11 against an ace: hit", "Ac", "6h 5d", 1, "hit"],
    ["11 after a split against a six: double", "6c", "8h 3d", 2, "double"],
    ["16 after a split against a ten cannot be surrendered: hit", "Tc", "8h 8d", 4, "hit"],
  ])("%s", (_what, up, cards, hands, move) => {
    expect(bestPlay(RULES, { up: cardOf(up), cards: cardsOf(cards), hands, waiting: 0 })).toEqual({ move });
  });
});
