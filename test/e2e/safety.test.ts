import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { accessFaults, openStage, type Stage } from "./stage.ts";
import { beginBreak, createAccount, enter, playRound } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const flip = (page: Page) =>
  playRound(page, "coinflip", () => page.getByRole("button", { name: "Play", exact: false }).click());

async function setLimit(page: Page, cell: RegExp, credits: string): Promise<void> {
  await page.getByRole("button", { name: cell }).click();
  await page.getByRole("textbox", { name: "Credits at most" }).fill(credits);
  await page.keyboard.press("Enter");
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

test("a player sets a limit and meets it; a looser one waits for a day and can be called off", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/sign-up");
  await createAccount(page);
  await page.getByRole("contentinfo").getByRole("link", { name: "Play safely" }).click();
  await setLimit(page, /^Staked in a day: no limit/, "8");
  await page.getByRole("button", { name: "Staked in a day: 8.00, 0.00 used. Change" }).waitFor();

  await page.goto("/games/coinflip");
  const { round } = await flip(page);
  expect(round.stake).toBe(500);
  await page.keyboard.press(" ");
  const stop = page.getByRole("status").filter({ hasText: "Your limit stops here" });
  await stop.getByText(/3\.00 of it is left, and this would stake 5\.00/).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await stop.getByRole("link", { name: "Play safely" }).click();

  await page.getByRole("button", { name: /^Staked in a day: 8\.00, 5\.00 used/ }).waitFor();
  await setLimit(page, /^Staked in a day: 8\.00/, "20");
  await page.getByText(/^20\.00 from /).waitFor();
  await page.getByRole("button", { name: /^Staked in a day: 8\.00/ }).click();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Keep 8.00" }).click();
  await page.getByText(/^20\.00 from /).waitFor({ state: "detached" });
  expect(visit.faults().filter((fault) => !fault.includes("423"))).toEqual([]);
});

test("a break stops play at once, and an exclusion signs out and cannot be ended", async () => {
  await using visit = await stage.open("phone");
  const { page } = visit;
  await page.goto("/sign-up");
  const who = await createAccount(page);
  await page.goto("/play-safely");
  await beginBreak(page);
  await page.getByRole("button", { name: "Play", exact: false }).click();
  await page.getByRole("status").filter({ hasText: "There is no play for you now" }).waitFor();

  await page.goto("/play-safely");
  await page.getByRole("button", { name: "Exclude me" }).click();
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Exclude me for 6 months" });
  expect(await confirm.isDisabled()).toBe(true);
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole("textbox", { name: /^Type/ }).fill("exclude me");
  await page.keyboard.press("Enter");
  await page.getByText(/^You have excluded yourself until/).waitFor();
  await page.getByRole("link", { name: "Sign in", exact: true }).first().waitFor();

  await enter(page, who);
  await page.goto("/games/coinflip");
  await page.getByText(/^You have excluded yourself from play until/).waitFor();
  await page.getByRole("button", { name: "Play", exact: false }).click();
  await page.getByText(/it cannot end earlier/).waitFor();
  expect(visit.faults().filter((fault) => !fault.includes("423"))).toEqual([]);
});

test("the lens of a bet is drawn at the table and says the chance of being ahead", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/games/coinflip");
  await page.getByRole("heading", { level: 1, name: "Coinflip" }).waitFor();
  await page.keyboard.press("o");
  await page.getByRole("group", { name: "After so many bets" }).getByText("10", { exact: true }).click();
  // Two heads of ten are not passed with 5.5 %: 2 × 0.98 − 8 stakes. Six heads or more of ten, and not five: 1 - P(X <= 5), X binomial (10, 1/2) = 386/1024.
  await page
    .getByRole("img", { name: "After 10 bets: ahead in 37.70 %, median −0.50, 5 % end at −30.20 or lower." })
    .waitFor();
  expect(await accessFaults(page)).toEqual([]);
  expect(visit.faults()).toEqual([]);
});
