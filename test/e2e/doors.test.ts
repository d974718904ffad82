import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../support/authenticator.ts";
import {
  confirmOn,
  type MailedStage,
  openMailedStage,
  part,
  passAnHour,
  signInOn,
  signOutOn,
  unexpected,
  waitUntilIn,
  waitUntilOut,
} from "./member.ts";
import { accessFaults } from "./stage.ts";
import { createAccount } from "./visitor.ts";

let stage: MailedStage;
beforeAll(async () => {
  stage = await openMailedStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

const STEP_MS = 30_000;
/** What an authenticator shows for a key that was typed in. */
const codeFor = (key: string, stepsAhead = 0): string =>
  codeOf(`otpauth://totp/?secret=${key.replace(/\s/g, "")}`, Date.now() + stepsAhead * STEP_MS);

const showCode = async (page: Page, name: string, code: string): Promise<void> => {
  await page.getByRole("textbox", { name, exact: true }).fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
};

test("a second factor is set up, asked for at sign-in, replaced by a recovery code once, and turned off", async () => {
  await using visit = await stage.open("phone");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username, email, password } = await createAccount(page);
  await page.goto("/security");
  const section = part(page, "Second factor");
  await section.getByRole("textbox", { name: "Password" }).fill(password);
  await section.getByRole("button", { name: "Set it up" }).click();
  await section.getByRole("img", { name: "QR code for your authenticator" }).waitFor();
  const key = (await section.getByTestId("totp-key").textContent()) ?? "";
  const recovery = await section
    .getByRole("list", { name: "Recovery codes" })
    .getByRole("listitem")
    .allTextContents();
  expect(new Set(recovery).size).toBeGreaterThanOrEqual(8);
  expect(await accessFaults(page)).toEqual([]);
  await section.getByRole("textbox", { name: "Code" }).fill("000000");
  await section.getByRole("button", { name: "Turn it on" }).click();
  await section.getByRole("alert").waitFor();
  await section.getByRole("textbox", { name: "Code" }).fill(codeFor(key));
  await section.getByRole("button", { name: "Turn it on" }).click();
  await page.getByText("The second factor is on").waitFor();
  await stage.post.take(email, /^How you sign in was changed/);
  await signOutOn(page);

  await signInOn(page, username, password);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  expect(await accessFaults(page)).toEqual([]);
  // The password alone opens nothing.
  const { player } = (await (await page.request.get("/api/v1/session")).json()) as { player: unknown };
  expect(player).toBeNull();
  await showCode(page, "Code", codeFor(key, 1));
  await waitUntilIn(page);
  await signOutOn(page);

  const [first = "", second = "", third = ""] = recovery;
  const withRecovery = async (code: string): Promise<void> => {
    await signInOn(page, username, password);
    await page.getByRole("button", { name: "Use a recovery code instead" }).click();
    await showCode(page, "Recovery code", code);
  };
  await withRecovery(first);
  await waitUntilIn(page);
  await signOutOn(page);
  await withRecovery(first);
  await page.getByRole("alert").waitFor();
  await withRecovery(second);
  await waitUntilIn(page);

  await page.goto("/security");
  await section.getByRole("button", { name: "Turn it off" }).click();
  await section.getByRole("textbox", { name: "Password" }).fill(password);
  await section.getByRole("textbox", { name: "Code" }).fill(third);
  await section.getByRole("button", { name: "Turn it off" }).click();
  await section.getByRole("button", { name: "Set it up" }).waitFor();
  await stage.post.take(email, /^How you sign in was changed/);
  await signOutOn(page);
  await signInOn(page, username, password);
  await waitUntilIn(page);
  expect(unexpected(visit.faults())).toEqual([]);
});

test("a passkey is added after the password was shown, signs in without it, and opens nothing once it is removed", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("WebAuthn.enable");
  await devtools.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await page.goto("/sign-up");
  const { username, email, password } = await createAccount(page);
  await passAnHour(stage, page);
  await page.goto("/security");
  const section = part(page, "Passkeys");
  await section.getByRole("textbox", { name: "Name of the device" }).fill("My laptop");
  await section.getByRole("button", { name: "Add a passkey" }).click();
  await confirmOn(page, password);
  await section.getByRole("listitem").filter({ hasText: "My laptop" }).waitFor();
  await stage.post.take(email, /^How you sign in was changed/);
  expect(await accessFaults(page)).toEqual([]);
  await signOutOn(page);

  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await waitUntilIn(page);
  await page.goto("/profile");
  await page.getByRole("main").getByText(email).waitFor();

  await page.goto("/security");
  await section.getByRole("button", { name: "Remove" }).click();
  await section.getByRole("listitem").waitFor({ state: "detached" });
  await stage.post.take(email, /^How you sign in was changed/);
  await signOutOn(page);
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByRole("alert").waitFor();
  await signInOn(page, username, password);
  await waitUntilIn(page);
  expect(unexpected(visit.faults())).toEqual([]);
});

test("the list of sessions shows where one is signed in; one can be ended, and all at once", async () => {
  await using visit = await stage.open("desktop");
  await using phone = await stage.open("phone");
  await using other = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username, password } = await createAccount(page);
  for (const { page: there } of [phone, other]) {
    await signInOn(there, username, password);
    await waitUntilIn(there);
  }
  await page.goto("/security");
  const rows = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  await rows.nth(2).waitFor();
  expect(await rows.filter({ hasText: "(here)" }).count()).toBe(1);
  await rows.getByRole("button").first().click();
  await rows.nth(2).waitFor({ state: "detached" });
  const seesWallet = async ({ page: there }: typeof phone): Promise<boolean> => {
    const { player } = (await (await there.request.get("/api/v1/session")).json()) as { player: unknown };
    return player !== null;
  };
  expect([await seesWallet(phone), await seesWallet(other)].filter(Boolean)).toHaveLength(1);

  await page.getByRole("button", { name: "Sign out everywhere" }).click();
  await waitUntilOut(page);
  for (const { page: there } of [phone, other]) {
    await there.goto("/wallet");
    await there.getByText("Sign in first").waitFor();
  }
  expect(unexpected(visit.faults())).toEqual([]);
});
