import { expect, test } from "vitest";
import { compare, ratio } from "../../src/base/ratio.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { plinkoOdds } from "../../src/games/plinko/odds.ts";
import { plinko } from "../../src/games/plinko/plinko.ts";

const { rules } = plinko;

test("nine boards at three risks, symmetric, falling from the edge to the middle, each returning 0.985 within 0.0005", () => {
  expect(rules.tables.length).toBe(27);
  for (const { risk, rows, pays } of rules.tables) {
    expect(pays).toEqual([...pays].reverse());
    for (let bucket = 1; bucket <= rows / 2; bucket += 1) {
      expect(pays[bucket]).toBeLessThanOrEqual(pays[bucket - 1] ?? 0);
    }
    const { rtp } = oddsOf(plinkoOdds.distribution(rules, { rows, risk }));
    expect(compare(rtp, ratio(9_845, 10_000)), `${rows} ${risk}`).toBe(1);
    expect(compare(rtp, ratio(9_855, 10_000)), `${rows} ${risk}`).toBe(-1);
  }
});

test("the path has a letter a row and its rights are the bucket", () => {
  const flips = [1, 0, 1, 1, 0, 0, 0, 1];
  const outcome = plinko.draw(rules, { rows: 8, risk: "low" }, { below: () => flips.shift() ?? 0 });
  expect(outcome).toEqual({ path: "RLRRLLLR", bucket: 4 });
});

test("a lopsided board is refused where it leans", () => {
  const [board] = rules.tables;
  const pays = [...(board?.pays ?? [])];
  pays[8] = 1;
  expect(plinko.parseRules({ tables: [{ ...board, pays }] })).toMatchObject({
    ok: false,
    faults: [{ at: "/tables/0/pays/0" }],
  });
});

test.each([7, 17, 8.5, "8"])("%s rows are not offered", (rows) => {
  expect(plinko.parseBet(rules, { rows, risk: "low" }, 100n).ok).toBe(false);
});
