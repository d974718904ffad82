import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { add, equals, ONE, sum } from "../../../src/base/ratio.ts";
import { GAMES } from "../../../src/games/catalog.ts";
import { GAME_IDS } from "../../../src/games/ids.ts";
import { GAME_ODDS } from "../../../src/games/odds-catalog.ts";
import { sheetOf } from "../../../src/games/sheet.ts";
import { groupBets } from "../../../src/web/pages/odds/bet-groups.ts";
import { parseRulesText } from "../../../tools/rules-text.ts";

const textOf = (id: string) =>
  parseRulesText(readFileSync(new URL(`../../../docs/games/${id}.md`, import.meta.url), "utf8"));

test.each(GAME_IDS)("the rules page of %s has a line for every bet, and all that can come of it", (id) => {
  const { rules } = GAMES[id];
  const odds = GAME_ODDS[id];
  const { bets, table } = sheetOf(id, rules);
  const known = [...odds.bets(rules), ...(odds.later?.(rules) ?? [])].map(({ name }) => name);
  expect(
    groupBets(bets)
      .flatMap(({ names }) => names)
      .toSorted(),
  ).toEqual(known.toSorted());
  for (const { rtp, edge, results } of bets) {
    expect(equals(add(rtp, edge), ONE)).toBe(true);
    expect(equals(sum(results.map(({ chance }) => chance)), ONE)).toBe(true);
  }
  const slots = textOf(id)
    .sections.flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === "slot" ? [block.name] : []));
  expect(slots).toEqual(expect.arrayContaining(["rules", "odds"]));
  // A table that is worked out has a place in the text, and a place has something to show: blackjack's is its chart.
  expect(slots.includes("tables")).toBe(table !== undefined || id === "blackjack");
  expect(slots.includes("strategy")).toBe(id === "video-poker");
});

test("a text that the page could not show as it is meant stops the build", () => {
  expect(() => parseRulesText("## Bet\n\n<b>all of it</b>\n")).toThrow(/no way to show/);
  expect(() => parseRulesText("## Bet\n\nsome <img src=x> text\n")).toThrow(/no way to show/);
  expect(() => parseRulesText("## Bet\n\n![](https://elsewhere.test/x.png)\n")).toThrow(/no way to show/);
  const [section] = parseRulesText("## Bet & pay\n\n`a < b`, [there](javascript:x)\n").sections;
  expect(section?.title).toBe("Bet & pay");
  expect(section?.blocks).toEqual([
    { kind: "paragraph", runs: [{ text: "a < b", style: "code" }, { text: ", there" }] },
  ]);
});
