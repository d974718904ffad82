import { expect, test } from "vitest";
import { ONE, subtract, toDecimal } from "../../src/base/ratio.ts";
import { rankIndex } from "../../src/fair/cards.ts";
import { baccarat } from "../../src/games/baccarat/baccarat.ts";
import { bankerDraws, pointsOf } from "../../src/games/baccarat/coup.ts";
import { baccaratOdds } from "../../src/games/baccarat/odds.ts";
import { oddsOf } from "../../src/games/odds.ts";

const { rules } = baccarat;
const edge = (on: "player" | "banker" | "tie") =>
  subtract(ONE, oddsOf(baccaratOdds.distribution(rules, { on })).rtp);

test("the house edges against an infinite deck, as exact fractions of 13^6 coups", () => {
  expect(toDecimal(edge("player"), 6)).toBe("0.012281");
  expect(toDecimal(edge("banker"), 6)).toBe("0.010640");
  expect(toDecimal(edge("tie"), 6)).toBe("0.045744");
  // The published figures for eight decks, 1.2351 %, 1.0579 % and at 9 to 1 4.8396 %, are near but not these.
  expect(Math.abs(Number(toDecimal(edge("player"), 6)) - 0.012351)).toBeLessThan(0.0001);
  expect(Math.abs(Number(toDecimal(edge("banker"), 6)) - 0.010579)).toBeLessThan(0.0001);
  expect(Math.abs(Number(toDecimal(edge("tie"), 6)) - 0.048396)).toBeLessThan(0.003);
});

/** The banker's table as casinos print it: a row for each banker total, a column for each third card of the player. */
const TABLE = [
  [3, "DDDDDDDDSD"],
  [4, "SSDDDDDDSS"],
  [5, "SSSSDDDDSS"],
  [6, "SSSSSSDDSS"],
  [7, "SSSSSSSSSS"],
] as const;

test("the banker draws by the printed table, and like the player when the player stood", () => {
  for (const [banker, row] of TABLE) {
    expect([...row].map((_, third) => (bankerDraws(banker, third) ? "D" : "S")).join("")).toBe(row);
  }
  for (const banker of [0, 1, 2])
    for (let third = 0; third < 10; third += 1) expect(bankerDraws(banker, third)).toBe(true);
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((banker) => bankerDraws(banker, undefined))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

/** One card for each value, standing for all cards of that value: 16 of 52 count 0, four each the others. */
const CARD_OF_VALUE = [32, 48, 0, 4, 8, 12, 16, 20, 24, 28];
const weightOf = (value: number): number => (value === 0 ? 4 : 1);

test("every coup, card value by card value through the game's own code, gives exactly the published distribution", () => {
  for (const [value, card] of CARD_OF_VALUE.entries()) expect(pointsOf(rankIndex(card))).toBe(value);
  const ways = { player: 0, banker: 0, tie: 0 };
  const values = [0, 0, 0, 0, 0, 0];
  for (;;) {
    let used = 0;
    let weight = 1;
    const { playerTotal, bankerTotal } = baccarat.draw(
      rules,
      { on: "tie" },
      {
        below: () => {
          const value = values[used] ?? 0;
          used += 1;
          weight *= weightOf(value);
          return CARD_OF_VALUE[value] ?? 0;
        },
      },
    );
    const winner = playerTotal === bankerTotal ? "tie" : playerTotal > bankerTotal ? "player" : "banker";
    ways[winner] += weight * 13 ** (6 - used);
    // The next sequence, skipping what lies beyond the cards that were drawn.
    let at = used - 1;
    while (at >= 0 && values[at] === 9) values[at--] = 0;
    if (at < 0) break;
    values[at] = (values[at] ?? 0) + 1;
  }
  expect(ways.player + ways.banker + ways.tie).toBe(13 ** 6);
  for (const on of ["player", "banker", "tie"] as const) {
    const win = baccaratOdds.distribution(rules, { on }).find(({ multiplier }) => multiplier === rules[on]);
    expect(Number(win?.probability.n) / Number(win?.probability.d)).toBeCloseTo(ways[on] / 13 ** 6, 15);
  }
});

test.each([
  // A natural stops both hands, also the other one's.
  [[24, 40, 8, 44], 4],
  [[32, 36, 24, 48], 4],
  // The player stands on six; the banker, with five, draws.
  [[16, 32, 12, 36, 5], 5],
  // The player draws an eight; the banker stands on three.
  [[32, 36, 4, 40, 24], 5],
  [[32, 36, 4, 40, 20, 28], 6],
])("cards %j: %d are drawn", (cards, drawn) => {
  let used = 0;
  baccarat.draw(rules, { on: "tie" }, { below: () => cards[used++] ?? 0 });
  expect(used).toBe(drawn);
});
