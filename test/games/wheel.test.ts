import { expect, test } from "vitest";
import { equals, ratio } from "../../src/base/ratio.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { wheelOdds } from "../../src/games/wheel/odds.ts";
import { type WheelRules, wheel } from "../../src/games/wheel/wheel.ts";
import { exhaust } from "./conformance/script.ts";

const { rules } = wheel;

test("ten to fifty segments at three risks, each wheel returning exactly 97/100", () => {
  expect(rules.tables.map(({ risk, segments }) => `${risk} ${segments}`)).toEqual(
    ["low", "medium", "high"].flatMap((risk) =>
      [10, 20, 30, 40, 50].map((segments) => `${risk} ${segments}`),
    ),
  );
  for (const { bet } of wheelOdds.bets(rules)) {
    expect(equals(oddsOf(wheelOdds.distribution(rules, bet)).rtp, ratio(97, 100))).toBe(true);
  }
});

test("more risk, larger top prize and fewer wins", () => {
  for (const segments of [10, 20, 30, 40, 50]) {
    const [low, medium, high] = (["low", "medium", "high"] as const).map((risk) =>
      oddsOf(wheelOdds.distribution(rules, { segments, risk })),
    );
    expect(low?.maxWin).toBeLessThan(medium?.maxWin ?? 0);
    expect(medium?.maxWin).toBeLessThan(high?.maxWin ?? 0);
    expect(Number(low?.hit.n) / Number(low?.hit.d)).toBeGreaterThan(
      Number(medium?.hit.n) / Number(medium?.hit.d),
    );
  }
});

const weighted: WheelRules = {
  tables: [
    {
      risk: "low",
      segments: 10,
      pays: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((pay) => pay * 1_000),
      weights: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    },
  ],
};

test("a wheel with weights is drawn by them, exactly, and odds know it", () => {
  const parsed = wheel.parseRules(weighted);
  expect(parsed).toEqual({ ok: true, value: weighted });
  const bet = { segments: 10, risk: "low" } as const;
  const exact = exhaust((draws) => wheel.multiplier(weighted, bet, wheel.draw(weighted, bet, draws)), 100);
  expect(exact).toEqual(wheelOdds.distribution(weighted, bet));
  expect(exact?.[9]?.probability).toEqual(ratio(10, 55));
});

test("weights that are wrong, and a wheel that is there twice, are refused", () => {
  const [table] = weighted.tables;
  expect(wheel.parseRules({ tables: [{ ...table, weights: [1] }] }).ok).toBe(false);
  expect(wheel.parseRules({ tables: [{ ...table, weights: new Array(10).fill(0) }] }).ok).toBe(false);
  expect(wheel.parseRules({ tables: [{ ...table, weights: undefined }] }).ok).toBe(false);
  expect(wheel.parseRules({ tables: [table, table] })).toMatchObject({
    ok: false,
    faults: [{ at: "/tables/1" }],
  });
});

test("a bet on a wheel that is not offered says which are", () => {
  const refused = wheel.parseBet(rules, { segments: 15, risk: "low" }, 100n);
  expect(refused).toMatchObject({ ok: false, faults: [{ at: "/segments" }] });
  if (!refused.ok) expect(refused.faults[0]?.what).toContain("10, 20, 30, 40, 50");
});
