import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Round } from "../../src/contract/rounds.ts";
import { amountText } from "../../src/web/ui/amount-text.ts";
import { type MailedStage, openMailedStage } from "./member.ts";
import { accessFaults } from "./stage.ts";
import { beginBreak, createAccount, playRound } from "./visitor.ts";

let stage: MailedStage;
beforeAll(async () => {
  stage = await openMailedStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const check = (page: Page) => page.getByRole("dialog", { name: "A look at the clock" });
const flip = async (page: Page): Promise<Round> =>
  (await playRound(page, "coinflip", () => page.keyboard.press(" "))).round;

/** A bet by keyboard, until it is played or the table stops. */
async function playOrStop(page: Page): Promise<void> {
  const [response] = await Promise.all([
    page.waitForResponse((one) => one.request().method() === "POST" && one.url().endsWith("/rounds")),
    page.keyboard.press(" "),
  ]);
  if (response.status() === 423) await check(page).waitFor();
  else await page.locator(".game-page[data-phase=idle]").waitFor();
}

/** As if the last round had been played ten minutes earlier, and everything before it too: less than a pause. */
async function tenMinutesPass(username: string): Promise<void> {
  const rows = await stage.query(
    `UPDATE seats SET played_at = played_at - interval '10 minutes', play_since = play_since - interval '10 minutes',
      guard_version = guard_version + 1
     WHERE player_id = (SELECT id FROM players WHERE username = $1) RETURNING player_id`,
    [username.toLowerCase()],
  );
  expect(rows).toHaveLength(1);
}

/** What the books have of a player's rounds, minor units. */
async function booked(username: string): Promise<{ staked: number; net: number }> {
  const [row] = await stage.query(
    `SELECT sum(stake)::float8 AS staked, sum(payout - stake)::float8 AS net FROM rounds
     WHERE player_id = (SELECT id FROM players WHERE username = $1)`,
    [username.toLowerCase()],
  );
  return row as { staked: number; net: number };
}

/** Waits until this figure stands beside these words, as a screen reader hears it. */
const waitForFigure = (page: Page, term: string, text: string): Promise<void> =>
  check(page)
    .locator(".reality-figures > div")
    .filter({ hasText: term })
    .locator("dd .sr-only")
    .getByText(text, { exact: true })
    .waitFor({ state: "attached" });

test("after the minutes that were asked for the table stops and shows the books; it goes on, or ends in a break, by keyboard", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username } = await createAccount(page);
  await page.goto("/play-safely");
  await page.getByRole("group", { name: "Reality check every" }).getByText("15 min", { exact: true }).click();
  await page.getByRole("radio", { name: "15 min", exact: true, checked: true }).waitFor();
  await page.goto("/games/coinflip");
  await page.getByRole("heading", { level: 1, name: "Coinflip" }).waitFor();
  await page.locator(".game-page[data-phase=idle]").waitFor();

  // Ten minutes are not fifteen: nothing stands in the way. Ten more are.
  const rounds = [await flip(page)];
  await tenMinutesPass(username);
  rounds.push(await flip(page));
  expect(await check(page).count()).toBe(0);
  await tenMinutesPass(username);
  await page.keyboard.press(" ");
  await check(page).waitFor();

  const books = await booked(username);
  expect(books.staked).toBe(rounds.reduce((sum, { stake }) => sum + stake, 0));
  await waitForFigure(page, "Staked since then", amountText(books.staked));
  await waitForFigure(page, "Net since then", amountText(books.net, true));
  await waitForFigure(page, "Net today", amountText(books.net, true));
  await check(page).getByText("every 15 minutes of play").waitFor();
  expect(await accessFaults(page)).toEqual([]);

  // Put aside with Escape it comes back with the next bet: the house itself waits for the answer.
  await page.keyboard.press("Escape");
  await check(page).waitFor({ state: "detached" });
  await page.keyboard.press(" ");
  await check(page).waitFor();
  expect(await booked(username)).toEqual(books);
  await check(page).getByRole("button", { name: "Go on" }).focus();
  await page.keyboard.press("Enter");
  await check(page).waitFor({ state: "detached" });
  await flip(page);

  // It comes again when the minutes are over again.
  for (let minutes = 0; minutes < 20 && (await check(page).count()) === 0; minutes += 10) {
    await tenMinutesPass(username);
    await playOrStop(page);
  }
  await check(page).getByRole("button", { name: "Stop here" }).focus();
  await page.keyboard.press("Enter");
  await beginBreak(page);
  await page.keyboard.press(" ");
  await page.getByRole("status").filter({ hasText: "There is no play for you now" }).waitFor();
  expect(await check(page).count()).toBe(0);
  expect(visit.faults().filter((fault) => !fault.includes("423"))).toEqual([]);
});
