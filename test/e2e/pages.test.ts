import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS, type GameId } from "../../src/games/ids.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";
import { SCREENS, type Screen, type WatchedPage } from "../support/chromium.ts";
import { accessFaults, openStage, type Stage } from "./stage.ts";
import { createAccount, playRound } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** What a visitor can open, and what a player can. */
const ACCOUNT = [
  "/sign-in",
  "/sign-up",
  "/forgot",
  "/reset#token",
  "/verify-email#token",
  "/terms",
  "/privacy",
];
const HOUSE = ["/play-safely", "/support", "/support/new", "/leaderboards"];
/** Without an account a table differs by its button alone: one of each kind. */
const LOOKED_AT = ["/games/coinflip", "/games/blackjack"];
const OPEN = ["/", ...ACCOUNT, ...LOOKED_AT, ...HOUSE, "/odds", "/fairness", "/fairness/verify", "/nowhere"];
/** The same for a player, on both screens. */
const OWN = ["/", "/profile", "/security", "/wallet", "/history", "/odds", "/fairness", ...HOUSE];

/**
 * Sixteen tables in one frame, sixteen texts on one page, the pages of a visitor in one shell: each is judged on one
 * screen, and each screen has every second one.
 */
const halfFor = <T>(screen: Screen, all: readonly T[]): T[] =>
  all.filter((_, at) => at % 2 === Object.keys(SCREENS).indexOf(screen));

/** The rules of a game, once its bets are worked out: what axe and the console have to say, and each bet that is not told. */
async function rulesFaults(visit: WatchedPage, id: GameId): Promise<string[]> {
  const { page } = visit;
  const found = await faultsOn(visit, [`/games/${id}/rules`]);
  const told = await page
    .locator("[data-bet]")
    .evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-bet")));
  const { rules } = GAMES[id];
  const bets = [...GAME_ODDS[id].bets(rules), ...(GAME_ODDS[id].later?.(rules) ?? [])];
  return [
    ...found,
    ...bets.filter(({ name }) => !told.includes(name)).map(({ name }) => `${id} lacks ${name}`),
  ];
}

/** Opens each page and gathers what axe, the content policy, the console and the network have to say. */
async function faultsOn({ page, faults }: WatchedPage, paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const before = faults().length;
    await page.goto(path);
    const all = [...(await accessFaults(page)), ...faults().slice(before)];
    found.push(...all.map((fault) => `${path}: ${fault}`));
  }
  return found;
}

describe.each(Object.keys(SCREENS) as Screen[])("on a %s", (screen) => {
  test("axe finds nothing on a page that a visitor can open, nothing is refused by the content policy, nothing fails", async () => {
    await using visit = await stage.open(screen);
    expect(await faultsOn(visit, halfFor(screen, OPEN))).toEqual([]);
  });

  test("nor on the rules of any game, and every bet is told there", async () => {
    await using visit = await stage.open(screen);
    const found: string[] = [];
    for (const id of halfFor(screen, GAME_IDS)) found.push(...(await rulesFaults(visit, id)));
    expect(found).toEqual([]);
  });

  test("nor on any page of a player who has played", async () => {
    await using visit = await stage.open(screen);
    const { page } = visit;
    await page.goto("/sign-up");
    await createAccount(page);
    await page.goto("/games/coinflip");
    const { round } = await playRound(page, "coinflip", () =>
      page.getByRole("button", { name: "Play" }).click(),
    );
    const tables = halfFor(screen, GAME_IDS).map((id) => `/games/${id}`);
    expect(await faultsOn(visit, [...OWN, ...tables, `/fairness/${round.id}`])).toEqual([]);
  });
});
