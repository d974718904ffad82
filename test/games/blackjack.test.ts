import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blackjack } from "../../src/games/blackjack/blackjack.ts";
import { handTotal, isSoft } from "../../src/games/blackjack/hand.ts";
import { type BlackjackRules, parseBlackjackRules, RULES } from "../../src/games/blackjack/rules.ts";
import type { BlackjackState } from "../../src/games/blackjack/state.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import { cardOf, cardsOf, everyRoundEnds, fixedDraws, playMoves } from "./stepped-play.ts";

const say = (moves: string) => (moves === "" ? [] : moves.split(" ").map((move) => ({ move })));
/** Cards in drawing order: player, player, up, hole, then as drawn. */
const played = (cards: string, moves: string, stake = 1_000n, rules = RULES): BlackjackState =>
  playMoves(blackjack, {}, stake, fixedDraws(cardsOf(cards)), say(moves), rules);
const legal = (state: BlackjackState, rules = RULES) => blackjack.moves(rules, state).map(({ move }) => move);

describe("totals", () => {
  test.each([
    ["Ah Kd", 21, true],
    ["Ah Ad", 12, true],
    ["Ah 5d Td", 16, false],
    ["Ah Ad As 8c", 21, true],
    ["9h 7d 6s", 22, false],
    ["Ah 6d", 17, true],
  ])("%s is %i, soft: %s", (cards, sum, soft) => {
    expect(handTotal(cardsOf(cards))).toBe(sum);
    expect(isSoft(cardsOf(cards))).toBe(soft);
  });
});

describe("a round", () => {
  test.each([
    ["a blackjack pays 3 to 2", "Ah Kd 9c 9d", "", "blackjack", 1_000, 2_500],
    ["a blackjack against a blackjack is a push", "Ah Kd Tc Ad", "", "push", 1_000, 1_000],
    [
      "the dealer's blackjack under a ten ends the round before any move",
      "9h 9d Tc Ad",
      "",
      "lose",
      1_000,
      0,
    ],
    ["under an ace after the question of insurance", "9h 9d Ac Td", "no-insurance", "lose", 1_000, 0],
    ["insurance returns three times itself", "9h 9d Ac Td", "insurance", "lose", 1_500, 1_500],
    ["insurance on a blackjack is even money", "Ah Kd Ac Td", "insurance", "push", 1_500, 2_500],
    ["lost insurance leaves the hand as it is", "Th 9d Ac 7d", "insurance stand", "win", 1_500, 2_000],
    ["hit and bust: the dealer does not draw", "Th 6d 9c 5d Kh", "hit", "bust", 1_000, 0],
    ["21 stands by itself", "Th 6d 9c 9d 5h", "hit", "win", 1_000, 2_000],
    ["the dealer draws to 17", "Th 9d 2c 3d 4h 7d 5s", "stand", "lose", 1_000, 0],
    ["the dealer stands on a soft 17", "Th 8d 6c Ad", "stand", "win", 1_000, 2_000],
    ["the dealer may bust", "Th 2d 6c Td Ts", "stand", "win", 1_000, 2_000],
    ["equal totals are a push", "Th 9d 9c Td", "stand", "push", 1_000, 1_000],
    ["a double takes one card", "6h 5d 9c Td 2h", "double", "lose", 2_000, 0],
    ["a double wins twice", "6h 5d 9c Td Th", "double", "win", 2_000, 4_000],
    ["a surrender returns half", "Th 6d 9c Td", "surrender", "surrender", 1_000, 500],
  ])("%s", (_what, cards, moves, result, staked, payout) => {
    const state = played(cards, moves);
    expect(blackjack.isOver(state)).toBe(true);
    expect(blackjack.view(RULES, state)).toMatchObject({ hands: [{ result }], moves: [], at: null });
    expect([Number(blackjack.staked(state)), Number(blackjack.payout(RULES, state))]).toEqual([
      staked,
      payout,
    ]);
  });

  test.each([
    ["surrender", "Th 6d 9c Td", "surrender", 500n],
    ["blackjack", "Ah Kd 9c 9d", "", 2_502n],
    ["insurance", "9h 9d Ac Td", "insurance", 1_500n],
  ])("half a minor unit goes to the house: %s of 1001", (_what, cards, moves, payout) => {
    expect(blackjack.payout(RULES, played(cards, moves, 1_001n))).toBe(payout);
  });

  test("a soft 17 is drawn to where the rules say so", () => {
    const state = played("Th 8d 6c Ad 4s", "stand", 1_000n, { ...RULES, soft17: "hit" });
    expect(state.dealer.length).toBe(3);
  });
});

describe("splitting", () => {
  test("to four hands and no further, each played in its turn from the left", () => {
    const state = played("8h 8d 6c Td 8s 8c 2h", "split split split");
    expect(state.hands.map((hand) => hand.cards)).toEqual(
      [["8h", "2h"], ["8c"], ["8s"], ["8d"]].map((h) => h.map(cardOf)),
    );
    expect(legal(state)).toEqual(["hit", "stand", "double"]);
    expect(blackjack.staked(state)).toBe(4_000n);
  });

  test("the next hand gets its second card when its turn comes", () => {
    const state = played("8h 8d 6c Td 3s Ks 2s", "split hit");
    expect(state.hands.map((hand) => hand.end)).toEqual(["stood", "open"]);
    expect(blackjack.view(RULES, state)).toMatchObject({
      at: 1,
      hands: [{ total: 21 }, { total: 10, cards: ["8d", "2s"] }],
    });
  });

  test("aces get one card each, are not split again, and 21 with them is no blackjack", () => {
    const state = played("Ah Ad 6c Td Ks As Ts", "split");
    expect(blackjack.isOver(state)).toBe(true);
    expect(blackjack.view(RULES, state)).toMatchObject({
      hands: [
        { cards: ["Ah", "Ks"], result: "win", payout: 2_000 },
        { cards: ["Ad", "As"], result: "win", payout: 2_000 },
      ],
    });
  });

  test("21 of two cards after a split is no blackjack either", () => {
    const state = played("Th Td 6c Td As Ac Ts", "split");
    expect(blackjack.view(RULES, state)).toMatchObject({
      hands: [
        { result: "win", payout: 2_000 },
        { result: "win", payout: 2_000 },
      ],
    });
  });

  test("and loses nothing to a dealer's 21 of three cards", () => {
    const state = played("Th Td 6c 5d As Ac Ts", "split");
    expect(blackjack.view(RULES, state)).toMatchObject({ hands: [{ result: "push" }, { result: "push" }] });
  });

  test.each([
    [
      "unlike cards of one value may be split",
      "Th Kd 6c Td",
      "",
      ["hit", "stand", "double", "split", "surrender"],
    ],
    ["other hands may not", "9h Kd 6c Td", "", ["hit", "stand", "double", "surrender"]],
    ["three cards leave hit and stand", "2h 2d 6c Td 2s", "hit", ["hit", "stand"]],
    ["a split hand may be doubled, not surrendered", "8h 8d 6c Td 3s", "split", ["hit", "stand", "double"]],
  ])("%s", (_what, cards, moves, expected) => {
    expect(legal(played(cards, moves))).toEqual(expected);
  });

  test("doubling after a split is refused where the rules say so", () => {
    const rules: BlackjackRules = { ...RULES, doubleAfterSplit: "refused", surrender: "none", handsMax: 2 };
    expect(legal(played("8h 8d 6c Td 8s", "split", 1_000n, rules), rules)).toEqual(["hit", "stand"]);
    expect(legal(played("8h 8d 6c Td", "", 1_000n, rules), rules)).toEqual([
      "hit",
      "stand",
      "double",
      "split",
    ]);
  });
});

describe("secrecy", () => {
  const holes = Array.from({ length: 52 }, (_, card) => card);
  test.each([
    ["while insurance is asked, blackjack or not", "Th 9d Ac", ""],
    ["while the player moves", "Th 5d 9c", ""],
  ])("the view is the same for every hole card %s", (_what, cards, moves) => {
    const views = holes.map((hole) =>
      blackjack.view(
        RULES,
        playMoves(blackjack, {}, 1_000n, fixedDraws([...cardsOf(cards), hole]), say(moves)),
      ),
    );
    expect(new Set(views.map((view) => JSON.stringify(view))).size).toBe(1);
    expect(views[0]).toMatchObject({ cards: [{}, {}, {}, null], dealer: { cards: [{}, null] } });
  });

  test("under a ten only a blackjack shows, and it ends the round", () => {
    const views = holes.map((hole) =>
      blackjack.view(RULES, playMoves(blackjack, {}, 1_000n, fixedDraws([...cardsOf("Th 9d Kc"), hole]), [])),
    );
    const open = views.filter((view) => JSON.stringify(view).includes('"phase":"play"'));
    expect(open.length).toBe(48);
    expect(new Set(open.map((view) => JSON.stringify(view))).size).toBe(1);
  });
});

describe("the default move", () => {
  test("declines insurance and stands on every hand", () => {
    const asked = played("8h 8d Ac 6d", "");
    expect(blackjack.defaultMove(RULES, asked)).toEqual({ move: "no-insurance" });
    expect(blackjack.defaultMove(RULES, played("8h 8d 6c Td 3s", "split"))).toEqual({ move: "stand" });
  });

  test("any play of any stake ends and replays", () => {
    const stake = fc.bigInt({ min: 1n, max: 1_000_000n });
    everyRoundEnds(GAMES.blackjack as SteppedGame, fc.record({ bet: fc.constant({}), stake }));
  });
});

test("rules with a word out of place are refused where it stands", () => {
  expect(parseBlackjackRules({ ...RULES, soft17: "sit" })).toMatchObject({ faults: [{ at: "/soft17" }] });
  expect(parseBlackjackRules({ ...RULES, handsMax: 5 })).toMatchObject({ faults: [{ at: "/handsMax" }] });
});
