import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { newcomer } from "../support/people.ts";
import { openStage, type Stage } from "./stage.ts";
import { answersOf, expectCredits, playRound } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

/** More stops than any page has. */
const TABS_MAX = 150;

/** Presses Tab until the control has the focus: fails when it cannot be reached so. */
async function tabTo(
  page: Page,
  role: "link" | "button" | "textbox" | "checkbox",
  name: string | RegExp,
): Promise<void> {
  const target = page.getByRole(role, { name, ...(typeof name === "string" ? { exact: true } : {}) });
  await target.first().waitFor();
  for (let at = 0; at < TABS_MAX; at += 1) {
    await page.keyboard.press("Tab");
    if (await target.evaluateAll((all) => all.some((one) => one === document.activeElement))) return;
  }
  throw new Error(`Tab never came to the ${role} ${name}`);
}

test("with the keyboard alone: an account, a coinflip, a chip on the roulette table, the seed revealed, the round proved", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/");
  await tabTo(page, "link", "Create account");
  await page.keyboard.press("Enter");
  for (const [name, text] of answersOf(newcomer())) {
    await tabTo(page, "textbox", name);
    await page.keyboard.type(text);
  }
  await tabTo(page, "checkbox", /^I accept the terms of use/);
  await page.keyboard.press(" ");
  await tabTo(page, "button", "Create the account");
  await page.keyboard.press("Enter");
  await expectCredits(page, 50_000);

  await tabTo(page, "link", "Coinflip");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "Tails" }).waitFor();
  await page.keyboard.press("t");
  const flip = await playRound(page, "coinflip", () => page.keyboard.press(" "));
  expect(flip.round.bet).toEqual({ side: "tails" });

  await tabTo(page, "link", "Games");
  await page.keyboard.press("Enter");
  await tabTo(page, "link", "Roulette");
  await page.keyboard.press("Enter");
  await tabTo(page, "button", /^Straight 17, pays/);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Enter");
  await tabTo(page, "button", "Play");
  const spin = await playRound(page, "roulette", () => page.keyboard.press("Enter"));
  expect(spin.round.bet).toMatchObject({ bets: [{ stake: spin.round.stake }] });

  await tabTo(page, "link", "Verify this round");
  await page.keyboard.press("Enter");
  await tabTo(page, "button", "Reveal and begin a new pair");
  await page.keyboard.press("Enter");
  await page.getByRole("status").filter({ hasText: "Verified." }).waitFor();
  expect(visit.faults()).toEqual([]);
});
