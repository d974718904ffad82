import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ratio, subtract, toDecimal, toNumber } from "../../src/base/ratio.ts";
import { DECK } from "../../src/fair/cards.ts";
import { drawsFrom, pick } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { GAMES } from "../../src/games/catalog.ts";
import { rulesIdOf, type SteppedGame } from "../../src/games/game.ts";
import { oddsOf } from "../../src/games/odds.ts";
import { CATEGORIES, categoryOf } from "../../src/games/video-poker/category.ts";
import { everyDeal } from "../../src/games/video-poker/deals.ts";
import { bestHold } from "../../src/games/video-poker/hold.ts";
import { LINES, listedHold } from "../../src/games/video-poker/lines.ts";
import { bestStrategyCounts, categoryChances, videoPokerOdds } from "../../src/games/video-poker/odds.ts";
import { PUBLISHED } from "../../src/games/video-poker/published.generated.ts";
import { listReturn, rankingOf } from "../../src/games/video-poker/ranking.ts";
import { payOf, type VideoPokerState, videoPoker } from "../../src/games/video-poker/video-poker.ts";
import { cardsOf, everyRoundEnds } from "./stepped-play.ts";

const { rules } = videoPoker;
const dealt = (text: string): VideoPokerState => ({ stake: 100, drawn: cardsOf(text), held: null });

describe("what five cards are", () => {
  test.each([
    ["Ts Qs As Ks Js", "royal-flush"],
    ["9s Qs Ts Ks Js", "straight-flush"],
    ["5h 2h 4h Ah 3h", "straight-flush"],
    ["7d 7h 7s 7c Ad", "four-of-a-kind"],
    ["7d 7h 7s Ac Ad", "full-house"],
    ["2c 9c Jc Kc 4c", "flush"],
    ["Td Qs As Ks Js", "straight"],
    ["5d 2h 4h Ah 3h", "straight"],
    ["Qd Kh Ah 2h 3h", "nothing"],
    ["2d 3h Qs Qd Qc", "three-of-a-kind"],
    ["2d 2h Qs Qd 9c", "two-pair"],
    ["Jd 2h Js 4d 9c", "jacks-or-better"],
    ["Td 2h Ts 4d 9c", "nothing"],
    ["2d 3h 5s 4d 7c", "nothing"],
  ])("%s: %s", (text, category) => {
    expect(categoryOf(cardsOf(text))).toBe(category);
    expect(categoryOf(cardsOf(text).reverse())).toBe(category);
  });

  test("all 2,598,960 hands, kind by kind, are divided as poker has always counted them", () => {
    const counts = Object.fromEntries(CATEGORIES.map((category) => [category, 0]));
    let kinds = 0;
    for (const { hand, hands } of everyDeal()) {
      kinds += 1;
      const category = categoryOf(hand);
      counts[category] = (counts[category] ?? 0) + hands;
    }
    expect(kinds).toBe(134_459);
    expect(counts).toEqual({
      "royal-flush": 4,
      "straight-flush": 36,
      "four-of-a-kind": 624,
      "full-house": 3_744,
      flush: 5_108,
      straight: 10_200,
      "three-of-a-kind": 54_912,
      "two-pair": 123_552,
      "jacks-or-better": 337_920,
      nothing: 2_062_860,
    });
  });
});

describe("odds", () => {
  test("the best strategy returns exactly 1653526326983/1661102543100, the published figure of full pay", () => {
    const { rtp } = oddsOf(videoPokerOdds.distribution(rules, {}));
    expect(rtp).toEqual(ratio(1_653_526_326_983n, 1_661_102_543_100n));
  });

  test("the stored counts are the ones that working through every deal and every hold gives again", () => {
    expect(PUBLISHED.rulesId).toBe(rulesIdOf("video-poker", rules));
    expect(bestStrategyCounts(rules)).toEqual(PUBLISHED.counts);
  });

  test("other pays are worked out: 8/5 returns 97.2984 %", () => {
    const pays = { ...rules.pays, "full-house": 80_000, flush: 50_000 };
    const { rtp } = oddsOf(videoPokerOdds.distribution({ pays }, {}));
    expect(Number((rtp.n * 1_000_000n) / rtp.d)).toBe(972_984);
  });

  test("how often each category comes: a royal flush once in 40,391 deals", () => {
    const [royal] = categoryChances(rules);
    expect(royal?.category).toBe("royal-flush");
    expect(Number(royal?.chance.d) / Number(royal?.chance.n)).toBeCloseTo(40_390.55, 2);
  });
});

describe("the best hold", () => {
  // What strategy cards of 9/6 jacks or better teach.
  test.each([
    ["a pat royal flush", "Ts Qs As Ks Js", [0, 1, 2, 3, 4]],
    ["four to a royal flush over a pat flush", "Ts Qs As Ks 2s", [0, 1, 2, 3]],
    ["four to a royal flush over a pat straight", "Ts Qs As Ks Jd", [0, 1, 2, 3]],
    ["a pat straight flush over four to a royal flush", "Ts Qs 9s Ks Js", [0, 1, 2, 3, 4]],
    ["a high pair over four to a flush", "Js Jd 4s 7s 9s", [0, 1]],
    ["three to a royal flush over a low pair", "Qs Ks As 4d 4h", [0, 1, 2]],
    ["four to a flush over a low pair", "4s 4d 9s Js 2s", [0, 2, 3, 4]],
    ["a low pair over four to a straight", "5s 5d 6h 7c 8d", [0, 1]],
    ["suited king and queen over a king, queen and jack", "Ks Qs Jd 4h 2c", [0, 1]],
    ["nothing at all", "2s 7d 9h 4c 5s", []],
  ])("%s: %s", (_what, text, hold) => {
    expect(bestHold(rules, cardsOf(text)).hold).toEqual(hold);
  });

  test("a royal flush dealt is worth 800", () => {
    expect(bestHold(rules, cardsOf("Ts Qs As Ks Js")).value).toEqual(ratio(800));
  });

  test("its value is the mean over every draw, counted one by one", () => {
    const hand = cardsOf("Qd Ks 5c Qh 2h");
    const rest = DECK.filter((each) => !hand.includes(each));
    let total = 0;
    let draws = 0;
    for (let a = 0; a < rest.length; a += 1) {
      for (let b = 0; b < a; b += 1) {
        for (let c = 0; c < b; c += 1) {
          const full = [hand[0], hand[3], rest[a], rest[b], rest[c]] as number[];
          total += payOf(rules, categoryOf(full));
          draws += 1;
        }
      }
    }
    expect(draws).toBe(16_215);
    expect(bestHold(rules, hand)).toEqual({ hold: [0, 3], value: ratio(total, draws * 10_000) });
  });

  test("neither the order of the cards nor the names of the suits matter", () => {
    fc.assert(
      fc.property(fc.integer(), fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (seed, order) => {
        const hand = pick(drawsFrom(fastWords(seed)), DECK, 5);
        const moved = order.map((at) => (hand[at] ?? 0) ^ 3);
        expect(bestHold(rules, moved).value).toEqual(bestHold(rules, hand).value);
      }),
    );
  });
});

describe("the ranked list of holds", () => {
  const { decided, gains } = rankingOf(rules);

  test("played through every hand it returns 99.5429 %, a thousandth of a percent below the best strategy", () => {
    expect(decided).toEqual(PUBLISHED.lines);
    expect(decided.reduce((hands, line) => hands + line.hands, 0)).toBe(2_598_960);
    expect(toDecimal(listReturn(decided), 7)).toBe("0.9954291");
    const best = oddsOf(videoPokerOdds.distribution(rules, {})).rtp;
    const cost = toNumber(subtract(best, listReturn(decided)));
    expect(cost).toBeGreaterThan(0);
    expect(cost).toBeLessThan(0.000_012);
  });

  test("no two neighbours stand the wrong way round: exchanging them never returns more", () => {
    for (const [at, gain] of gains.entries())
      expect([LINES[at]?.id, gain <= 0n]).toEqual([LINES[at]?.id, true]);
  });

  test("each line's example is a hand that the line decides, and what it keeps comes first", () => {
    for (const [at, { id, example, kept }] of LINES.entries()) {
      const cards = cardsOf(example.join(" "));
      expect([id, listedHold(cards)]).toEqual([
        id,
        { line: at, hold: cards.slice(0, kept).map((_, n) => n) },
      ]);
    }
  });

  test("it says the same whatever the order of the cards", () => {
    fc.assert(
      fc.property(fc.integer(), fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }), (seed, order) => {
        const hand = pick(drawsFrom(fastWords(seed)), DECK, 5);
        const { line, hold } = listedHold(hand);
        const moved = listedHold(order.map((at) => hand[at] ?? 0));
        expect(moved.line).toBe(line);
        expect(moved.hold.map((at) => order[at]).sort()).toEqual([...hold]);
      }),
    );
  });
});

describe("a round", () => {
  test("the next cards take the free places from left to right", () => {
    const state = videoPoker.step(
      rules,
      dealt("Qd Ks 5c Qh 2h 4s 8h 5d 9c 7h"),
      { move: "hold", hold: [0, 3] },
      {
        below: () => 0,
      },
    );
    expect(videoPoker.view(rules, state)).toEqual({
      cards: ["Qd", "Ks", "5c", "Qh", "2h", "4s", "8h", "5d", "9c", "7h"],
      held: [0, 3],
      hand: ["Qd", "4s", "8h", "Qh", "5d"],
      category: "jacks-or-better",
      multiplier: 10_000,
    });
  });

  test("while it is open nothing but the five dealt cards is seen", () => {
    const one = videoPoker.view(rules, dealt("Qd Ks 5c Qh 2h 4s 8h 5d 9c 7h"));
    expect(one).toEqual(videoPoker.view(rules, dealt("Qd Ks 5c Qh 2h Ac Ad Ah As Kd")));
    expect(JSON.stringify(one).match(/\b[2-9TJQKA][dhsc]\b/g)?.length).toBe(10);
  });

  test.each([
    ["a position twice", { move: "hold", hold: [1, 1] }, "/hold/1"],
    ["a position that is not there", { move: "hold", hold: [5] }, "/hold/0"],
    ["six positions", { move: "hold", hold: [0, 1, 2, 3, 4, 0] }, "/hold"],
    ["no list", { move: "hold", hold: 3 }, "/hold"],
    ["another move", { move: "draw", hold: [] }, "/move"],
  ])("%s is refused", (_what, move, at) => {
    const result = videoPoker.parseMove(rules, dealt("Qd Ks 5c Qh 2h 4s 8h 5d 9c 7h"), move);
    expect(result).toMatchObject({ ok: false, faults: [{ at }] });
  });

  test("positions may be named in any order", () => {
    const result = videoPoker.parseMove(rules, dealt("Qd Ks 5c Qh 2h 4s 8h 5d 9c 7h"), {
      move: "hold",
      hold: [4, 0],
    });
    expect(result).toEqual({ ok: true, value: { move: "hold", hold: [0, 4] } });
  });

  test.each([
    ["a straight is kept", "5d 2h 4h Ah 3h", [0, 1, 2, 3, 4]],
    ["two pairs are kept", "2d Qh 2s Qd 9c", [0, 1, 2, 3]],
    ["a low pair is kept", "Td 2h Ts Ad 9c", [0, 2]],
    ["high cards are kept", "Td 2h Ks Ad 9c", [2, 3]],
    ["nothing is kept of nothing", "Td 2h 3s 4d 9c", []],
  ])("left alone: %s", (_what, text, hold) => {
    expect(videoPoker.defaultMove(rules, dealt(text))).toEqual({ move: "hold", hold });
  });

  test("ends and replays however it is played", () => {
    const stake = fc.bigInt({ min: 1n, max: 1_000_000n });
    everyRoundEnds(GAMES["video-poker"] as SteppedGame, fc.record({ bet: fc.constant({}), stake }));
  });
});
