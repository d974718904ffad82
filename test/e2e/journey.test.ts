import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCREENS, type Screen } from "../support/chromium.ts";
import { openStage, type Stage } from "./stage.ts";
import { createAccount, expectCredits, playRound } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe.each(Object.keys(SCREENS) as Screen[])("on a %s", (screen) => {
  test("a person makes an account, plays coinflip and roulette, sees the balance move, reveals the seed and verifies the rounds", async () => {
    await using visit = await stage.open(screen);
    const { page } = visit;
    await page.goto("/");
    await page.getByRole("link", { name: "Create account" }).first().click();
    await createAccount(page);

    await page.getByRole("link", { name: "Coinflip" }).click();
    await page.getByRole("heading", { level: 1, name: "Coinflip" }).waitFor();
    await page.getByText("Tails", { exact: true }).click();
    const flip = await playRound(page, "coinflip", () => page.getByRole("button", { name: "Play" }).click());
    expect(flip.round.bet).toEqual({ side: "tails" });
    expect(flip.balances.credits).toBe(50_000 - flip.round.stake + flip.round.payout);

    await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Games" }).click();
    await page.getByRole("link", { name: "Roulette" }).click();
    await page.getByRole("button", { name: /^Red, pays/ }).click();
    const spin = await playRound(page, "roulette", async () => {
      await page.getByRole("button", { name: "Play" }).click();
      // Nobody has to watch the ball to its end.
      await page.getByRole("button", { name: "Show the result" }).click();
    });
    expect(spin.balances.credits).toBe(flip.balances.credits - spin.round.stake + spin.round.payout);

    await page.getByRole("link", { name: "Verify this round" }).click();
    await page.getByText("The seed of this round is still secret").waitFor();
    await page.getByRole("button", { name: "Reveal and begin a new pair" }).click();
    for (const { round } of [spin, flip]) {
      await page.goto(`/fairness/${round.id}`);
      await page.getByRole("status").filter({ hasText: "Verified." }).waitFor();
      await page.getByText(round.serverSeedHash).first().waitFor();
    }
    await expectCredits(page, spin.balances.credits);
    expect(visit.faults()).toEqual([]);
  });
});
