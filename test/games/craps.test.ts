import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { GAMES } from "../../src/games/catalog.ts";
import { type Chip, groupOf, POINTS } from "../../src/games/craps/chips.ts";
import { craps } from "../../src/games/craps/craps.ts";
import { stepOf } from "../../src/games/craps/pays.ts";
import { parseCrapsRules, RULES } from "../../src/games/craps/rules.ts";
import type { CrapsState } from "../../src/games/craps/state.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import { everyRoundEnds, fixedDraws, playMoves } from "./stepped-play.ts";

const roll = { move: "roll" };
const put = (chip: Chip) => ({ move: "put", chip });
const bet = (...bets: readonly Chip[]) => ({ bets });
const pass: Chip = { type: "pass", stake: 600 };
const dontPass: Chip = { type: "dont-pass", stake: 600 };

/** Plays chips over throws such as "3+1"; moves other than rolls are listed by the number of throws made before them. */
function played(
  first: readonly Chip[],
  throws: string,
  between: Readonly<Record<number, readonly unknown[]>> = {},
): CrapsState {
  const dice = throws.split(" ").map((text) => text.split("+").map((die) => Number(die) - 1));
  const stake = first.reduce((total, chip) => total + BigInt(chip.stake), 0n);
  const moves = dice.flatMap((_, index) => [...(index > 0 ? [roll] : []), ...(between[index + 1] ?? [])]);
  return playMoves(craps, bet(...first), stake, fixedDraws(dice.flat()), moves);
}
const money = (state: CrapsState) => [Number(craps.staked(state)), Number(craps.payout(RULES, state))];

describe("what a throw decides", () => {
  test.each([
    ["pass wins on a come-out 7", pass, "3+4", 1_200],
    ["pass wins on a come-out 11", pass, "5+6", 1_200],
    ["pass loses on 2", pass, "1+1", 0],
    ["pass loses on 3", pass, "1+2", 0],
    ["pass loses on 12", pass, "6+6", 0],
    ["pass wins when the point comes again", pass, "2+2 3+2 6+6 1+3", 1_200],
    ["pass loses to a seven after the point", pass, "2+2 3+2 5+2", 0],
    ["don't pass loses on a come-out 7", dontPass, "3+4", 0],
    ["don't pass wins on 3", dontPass, "1+2", 1_200],
    ["don't pass pushes on 12", dontPass, "6+6", 600],
    ["don't pass wins on a seven after the point", dontPass, "2+2 6+6 5+2", 1_200],
    ["don't pass loses to the point", dontPass, "2+2 6+6 3+1", 0],
    ["a placed 4 pays 9 to 5", { type: "place", on: 4, stake: 100 }, "3+3 3+1", 280],
    ["a placed 9 pays 7 to 5", { type: "place", on: 9, stake: 100 }, "5+4", 240],
    ["a placed 8 pays 7 to 6", { type: "place", on: 8, stake: 600 }, "6+6 1+1 5+3", 1_300],
    [
      "a place bet works on the come-out and loses to a seven",
      { type: "place", on: 8, stake: 600 },
      "4+3",
      0,
    ],
    ["the field pays even money on 9", { type: "field", stake: 100 }, "4+5", 200],
    ["and 2 to 1 on 2", { type: "field", stake: 100 }, "1+1", 300],
    ["and 3 to 1 on 12", { type: "field", stake: 100 }, "6+6", 400],
    ["and loses on 5", { type: "field", stake: 100 }, "1+4", 0],
    ["a hard 8 pays 19 to 2", { type: "hard", on: 8, stake: 100 }, "6+3 4+4", 1_050],
    ["a hard 10 pays 15 to 2", { type: "hard", on: 10, stake: 100 }, "5+5", 850],
    ["a hard 8 loses to an easy one", { type: "hard", on: 8, stake: 100 }, "6+3 5+3", 0],
    ["a hard 8 loses to a seven", { type: "hard", on: 8, stake: 100 }, "6+1", 0],
  ] as const)("%s", (_what, chip, throws, returned) => {
    const state = played([chip], throws);
    expect(craps.isOver(state)).toBe(true);
    expect(money(state)).toEqual([chip.stake, returned]);
  });

  test("all dice of all throws are seen, and what they decided", () => {
    const state = played([pass, { type: "field", stake: 100 }], "2+2 3+2 1+3");
    expect(craps.view(RULES, state)).toEqual({
      stake: 700,
      point: null,
      throws: [
        [2, 2],
        [3, 2],
        [1, 3],
      ],
      puts: 0,
      chips: [],
      settled: [
        { type: "field", on: null, stake: 100, result: "win", returned: 200, at: 1 },
        { type: "pass", on: null, stake: 600, result: "win", returned: 1_200, at: 3 },
      ],
      returned: 1_400,
      over: true,
    });
  });
});

describe("chips put during a round", () => {
  test("a come bet travels to its number, wins there and takes its odds with it", () => {
    const between = {
      1: [put({ type: "come", stake: 100 })],
      2: [put({ type: "come-odds", on: 6, stake: 500 })],
      3: [{ move: "take", type: "come-odds", on: 6 }],
    };
    const rest = played([pass], "2+2 3+3 6+6", between);
    expect(rest.chips).toEqual([
      { type: "pass", on: null, stake: 600, since: 0 },
      { type: "come", on: 6, stake: 100, since: 1 },
    ]);
    const won = played([pass], "2+2 3+3 4+2 3+4", { 1: between[1], 2: between[2] });
    expect(won.settled.map(({ type, on, returned }) => [type, on, returned])).toEqual([
      ["come", 6, 200],
      ["come-odds", 6, 1_100],
      ["pass", null, 0],
    ]);
  });

  test("a don't come bet travels, pushes on 12 before that, and wins on a seven", () => {
    const come = { 1: [put({ type: "dont-come", stake: 100 })] };
    expect(played([pass], "2+2 6+6", come).settled).toMatchObject([{ result: "push", returned: 100 }]);
    expect(played([pass], "2+2 4+5 3+4", come).settled).toMatchObject([
      { type: "pass", returned: 0 },
      { type: "dont-come", on: 9, returned: 200 },
    ]);
  });

  test("a second come bet may follow the first to its number, which wins in that throw", () => {
    const state = played([pass], "2+2 3+3 5+1", {
      1: [put({ type: "come", stake: 100 })],
      2: [put({ type: "come", stake: 200 })],
    });
    expect(state.settled).toMatchObject([{ type: "come", on: 6, stake: 100, returned: 200 }]);
    expect(state.chips).toMatchObject([{ type: "pass" }, { type: "come", on: 6, stake: 200 }]);
  });

  test.each([
    ["4", "pass-odds", 1_800, "1+3", 5_400],
    ["9", "pass-odds", 2_400, "4+5", 6_000],
    ["6", "pass-odds", 3_000, "5+1", 6_600],
    ["4", "dont-pass-odds", 3_600, "3+4", 5_400],
    ["9", "dont-pass-odds", 3_600, "3+4", 6_000],
    ["6", "dont-pass-odds", 3_600, "3+4", 6_600],
  ] as const)(
    "odds on %s as %s: the most is %i, and with %s they return %i",
    (point, type, stake, last, back) => {
      const first = { "4": "2+2", "9": "3+6", "6": "3+3" }[point];
      const line = type === "pass-odds" ? pass : dontPass;
      const state = played([line], `${first} ${last}`, { 1: [put({ type, stake })] });
      expect(state.settled.find((chip) => chip.type === type)?.returned).toBe(back);
      const before = played([line], first);
      expect(craps.parseMove(RULES, before, put({ type, stake: stake + 30 }))).toMatchObject({
        ok: false,
        faults: [{ at: "/chip/stake" }],
      });
    },
  );

  test.each([
    ["pass while there is a point", put({ type: "pass", stake: 100 }), "/chip/type"],
    ["a second chip in a place", put({ type: "place", on: 8, stake: 6 }), "/chip/type"],
    ["odds without a line bet", put({ type: "dont-pass-odds", stake: 6 }), "/chip/type"],
    ["odds on a come bet that is not there", put({ type: "come-odds", on: 5, stake: 6 }), "/chip/type"],
    ["a stake that the pay does not divide", put({ type: "place", on: 6, stake: 100 }), "/chip/stake"],
    ["odds that the pay does not divide", put({ type: "pass-odds", stake: 601 }), "/chip/stake"],
    ["more than the round was opened with", put({ type: "field", stake: 1_201 }), "/chip/stake"],
    ["a place without its number", put({ type: "place", stake: 6 }), "/chip/on"],
    ["a number that cannot be placed", put({ type: "place", on: 7, stake: 6 }), "/chip/on"],
    ["a number where none belongs", put({ type: "field", on: 4, stake: 6 }), "/chip/on"],
    ["taking a line bet", { move: "take", type: "pass" }, "/type"],
    ["taking what is not there", { move: "take", type: "place", on: 5 }, "/on"],
    ["another move", { move: "wait" }, "/move"],
  ])("refused: %s", (_what, move, at) => {
    const state = played([pass, { type: "place", on: 8, stake: 600 }], "3+6");
    expect(craps.parseMove(RULES, state, move)).toMatchObject({ ok: false, faults: [{ at }] });
  });

  test("a come bet needs a point, and a chip has to stand a throw before it is taken", () => {
    const off = played([{ type: "place", on: 8, stake: 600 }], "6+6");
    expect(craps.parseMove(RULES, off, put({ type: "come", stake: 100 })).ok).toBe(false);
    const take = { move: "take", type: "hard", on: 4 };
    const fresh = played([{ type: "place", on: 8, stake: 600 }], "6+6", {
      1: [put({ type: "hard", on: 4, stake: 100 })],
    });
    expect(craps.parseMove(RULES, fresh, take).ok).toBe(false);
    const stood = played([{ type: "place", on: 8, stake: 600 }], "6+6 1+1", {
      1: [put({ type: "hard", on: 4, stake: 100 })],
      2: [take],
    });
    expect(stood.settled).toMatchObject([{ type: "hard", result: "taken", returned: 100 }]);
  });

  test("taking the last chip ends the round", () => {
    const state = played([{ type: "place", on: 8, stake: 600 }], "6+6", {
      1: [{ move: "take", type: "place", on: 8 }],
    });
    expect(craps.isOver(state)).toBe(true);
    expect(money(state)).toEqual([600, 600]);
  });

  test("chips and throws to put them are bounded", () => {
    const state = played([pass], "2+2");
    const many = { ...state, puts: RULES.putsMax };
    const long = { ...state, throws: new Array(RULES.throwsMax).fill([6, 6]) as [number, number][] };
    for (const late of [many, long]) expect(craps.moves(RULES, late)).toEqual([roll]);
  });

  test("left alone, the dice are thrown on until every chip is decided", () => {
    expect(craps.defaultMove(RULES, played([pass], "2+2"))).toEqual(roll);
    const opening = fc
      .subarray(["pass", "dont-pass", "field", "place", "hard"] as const, { minLength: 1 })
      .map((types) =>
        types.map(
          (type): Chip =>
            type === "place" || type === "hard" ? { type, on: 6, stake: 600 } : { type, stake: 100 },
        ),
      )
      .map((bets) => ({
        bet: bet(...bets),
        stake: bets.reduce((total, chip) => total + BigInt(chip.stake), 0n),
      }));
    everyRoundEnds(GAMES.craps as SteppedGame, opening);
  });
});

describe("rules", () => {
  test("stakes go in steps that the pay divides", () => {
    expect(POINTS.map((on) => stepOf(RULES, "place", on))).toEqual([5, 5, 6, 6, 5, 5]);
    expect(POINTS.map((on) => stepOf(RULES, "dont-come-odds", on))).toEqual([2, 3, 6, 6, 3, 2]);
    expect(POINTS.map(groupOf)).toEqual(["4-10", "5-9", "6-8", "6-8", "5-9", "4-10"]);
  });

  test("a pay that is no pair is refused where it stands", () => {
    const place = { ...RULES.place, "6-8": [7] };
    expect(parseCrapsRules({ ...RULES, place })).toMatchObject({ faults: [{ at: "/place/6-8" }] });
  });
});
