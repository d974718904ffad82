import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCREENS, type Screen } from "../support/chromium.ts";
import { accessFaults, openStage, type Stage } from "./stage.ts";
import { createAccount, playRound } from "./visitor.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

describe.each(Object.keys(SCREENS) as Screen[])("on a %s", (screen) => {
  test("a round that is shown can be watched by a stranger, step by step, and proved once its seed is revealed", async () => {
    await using owner = await stage.open(screen);
    const { page } = owner;
    await page.goto("/sign-up");
    await createAccount(page);
    await page.goto("/games/number-guess");
    const { round } = await playRound(page, "number-guess", async () => {
      await page.getByRole("button", { name: "Play" }).click();
      await page.getByRole("button", { name: "Show the result" }).click();
    });
    // At the table, where it was played: the address, and the page behind it is as it should be.
    await page.getByRole("button", { name: "Share this round" }).click();
    const dialog = page.getByRole("dialog", { name: "Share this round" });
    await dialog.getByRole("button", { name: "Show this round to others" }).click();
    const atTable = await dialog.getByRole("link").getAttribute("href");
    expect(await accessFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    // The round's proof tells the same.
    await page.getByRole("link", { name: "Verify this round" }).click();
    const shown = page.getByRole("region", { name: "Show this round" }).getByRole("link");
    const address = (await shown.getAttribute("href")) ?? "";
    expect(address).toBe(atTable);
    expect(address).toMatch(/^\/replay\/[\w-]{22}$/);

    await using stranger = await stage.open(screen);
    await stranger.page.goto(address);
    await stranger.page.getByRole("heading", { level: 1, name: /Number guess/ }).waitFor();
    const ticket = stranger.page.getByRole("complementary", { name: "The round" });
    // It is told as a motion, and tells nothing before its end.
    await stranger.page.getByRole("button", { name: "Tell it again" }).waitFor();
    await expect.poll(() => ticket.innerText()).toContain((round.payout / 100).toFixed(2));
    expect(await ticket.innerText()).toContain("Its seed is still secret");
    expect(await accessFaults(stranger.page)).toEqual([]);

    await page.getByRole("button", { name: "Reveal and begin a new pair" }).click();
    await page.getByRole("status").filter({ hasText: "Verified." }).waitFor();
    await stranger.page.reload();
    await stranger.page.getByRole("button", { name: "Verify in this browser" }).click();
    await stranger.page.getByText("Verified.").first().waitFor();

    await page.getByRole("button", { name: "Show it to nobody any more" }).click();
    await page.getByRole("button", { name: "Show this round to others" }).waitFor();
    expect([...owner.faults(), ...stranger.faults()]).toEqual([]);
    await stranger.page.reload();
    await stranger.page.getByText("There is no replay at this address.").waitFor();
  });
});
