import { describe, expect, test } from "vitest";
import { compare, equals, multiply, ONE, type Ratio, ratio, sum } from "../../src/base/ratio.ts";
import { returnsOf } from "../../src/games/craps/chain.ts";
import { type Chip, POINTS, REMOVABLE, waysOf } from "../../src/games/craps/chips.ts";
import { crapsOdds, takenAfterOne } from "../../src/games/craps/odds.ts";
import { laidOdds, trueOdds } from "../../src/games/craps/pays.ts";
import { RULES } from "../../src/games/craps/rules.ts";
import { inBand, oddsOf } from "../../src/games/odds.ts";

const bet = (...bets: readonly Chip[]) => ({ bets });

describe("exact odds", () => {
  const rtpOf = (name: string): Ratio | undefined => {
    const found = crapsOdds.bets(RULES).find((named) => named.name === name);
    const later = crapsOdds.later?.(RULES).find((chip) => chip.name === name);
    const distribution = found ? crapsOdds.distribution(RULES, found.bet) : later?.distribution;
    return distribution && oddsOf(distribution).rtp;
  };

  test.each([
    ["pass", 7, 495],
    ["come", 7, 495],
    ["don't pass", 3, 220],
    ["don't come", 3, 220],
    ["place 4", 1, 15],
    ["place 5", 1, 25],
    ["place 6", 1, 66],
    ["place 8", 1, 66],
    ["place 9", 1, 25],
    ["place 10", 1, 15],
    ["field", 1, 36],
    ["hard 4", 1, 18],
    ["hard 6", 1, 22],
    ["hard 8", 1, 22],
    ["hard 10", 1, 18],
  ])("the house keeps of %s exactly %i/%i", (name, n, d) => {
    expect(rtpOf(name)).toEqual(ratio(d - n, d));
  });

  test("free odds are the only bets without an edge, and say so", () => {
    const later = crapsOdds.later?.(RULES) ?? [];
    expect(later.filter((chip) => chip.fair).length).toBe(6);
    for (const { distribution, fair } of later) {
      const { rtp } = oddsOf(distribution);
      expect(fair ? equals(rtp, ONE) : inBand(rtp)).toBe(true);
    }
    for (const point of POINTS) {
      const [win, per] = trueOdds(point);
      expect(win * waysOf(point)).toBe(per * waysOf(7));
      const [layWin, layPer] = laidOdds(point);
      expect(layWin * waysOf(7)).toBe(layPer * waysOf(point));
    }
  });

  test("pass odds and come odds are worth the same as on any point", () => {
    for (const type of ["pass-odds", "dont-pass-odds"] as const) {
      for (const point of POINTS) {
        const returns = returnsOf(RULES, { point, chips: [{ type, on: null, stake: 60, since: 0 }] });
        const mean = sum([...returns].map(([back, chance]) => multiply(ratio(back, 60), chance)));
        expect(mean).toEqual(ONE);
      }
    }
  });

  test("a chip that is taken down after one throw stays in the band too", () => {
    for (const { name, bet: opening } of crapsOdds.bets(RULES)) {
      const [chip] = opening.bets;
      if (!chip || !REMOVABLE.includes(chip.type)) continue;
      const { rtp } = oddsOf(takenAfterOne(RULES, chip));
      expect(inBand(rtp), name).toBe(true);
      expect(compare(rtp, rtpOf(name) ?? ONE)).toBe(1);
    }
    expect(oddsOf(takenAfterOne(RULES, { type: "place", on: 6, stake: 600 })).rtp).toEqual(ratio(215, 216));
  });

  test("several chips together return what they return one by one", () => {
    const chips: Chip[] = [
      { type: "pass", stake: 100 },
      { type: "dont-pass", stake: 200 },
      { type: "place", on: 6, stake: 600 },
      { type: "place", on: 4, stake: 100 },
      { type: "hard", on: 4, stake: 100 },
      { type: "field", stake: 300 },
    ];
    const apart = chips.map((chip) =>
      multiply(oddsOf(crapsOdds.distribution(RULES, bet(chip))).rtp, ratio(chip.stake)),
    );
    const together = oddsOf(crapsOdds.distribution(RULES, bet(...chips))).rtp;
    expect(multiply(together, ratio(1_400))).toEqual(sum(apart));
  });

  test("the usual hardways would be below the band", () => {
    const usual = { ...RULES, hard: { "4-10": [7, 1], "6-8": [9, 1] } } as const;
    for (const [on, n, d] of [
      [4, 8, 9],
      [6, 10, 11],
    ] as const) {
      const { rtp } = oddsOf(crapsOdds.distribution(usual, bet({ type: "hard", on, stake: 100 })));
      expect(rtp).toEqual(ratio(n, d));
      expect(inBand(rtp)).toBe(false);
    }
  });
});
