import { afterAll, beforeAll, expect, test } from "vitest";
import { newcomer } from "../support/people.ts";
import {
  confirmOn,
  linkIn,
  type MailedStage,
  openMailedStage,
  part,
  passAnHour,
  signInOn,
  unexpected,
  waitUntilIn,
  waitUntilOut,
} from "./member.ts";
import { accessFaults } from "./stage.ts";
import { askForAccount, createAccount } from "./visitor.ts";

let stage: MailedStage;
beforeAll(async () => {
  stage = await openMailedStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

test("a person signs up on a phone, gets one letter of welcome, and its link confirms the address once", async () => {
  await using visit = await stage.open("phone");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username, email } = await createAccount(page);
  const welcome = await stage.post.take(email, /^Welcome/);
  expect(welcome.text).toContain(`Hello ${username}`);
  await page.goto("/profile");
  await page.getByText("Not confirmed yet").waitFor();
  expect(await accessFaults(page)).toEqual([]);

  const link = linkIn(welcome);
  await page.goto(link);
  await page.getByRole("button", { name: "Confirm the address" }).waitFor();
  // The token leaves the address bar before anything is done with it.
  expect(new URL(page.url()).hash).toBe("");
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await page.getByText("This address is yours now").waitFor();
  await page.goto("/profile");
  await page.getByRole("main").getByText(email).waitFor();
  expect(await page.getByText("Not confirmed yet").count()).toBe(0);
  expect(stage.post.arrived.filter(({ to }) => to === email)).toHaveLength(1);
  expect(unexpected(visit.faults())).toEqual([]);
});

test("whoever forgot the password sets a new one by mail, which ends every session; the link works once", async () => {
  await using visit = await stage.open("desktop");
  await using elsewhere = await stage.open("phone");
  const { page } = visit;
  await elsewhere.page.goto("/sign-up");
  const { username, email, password } = await createAccount(elsewhere.page);

  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot the password?" }).click();
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("Look into your mail").waitFor();
  const link = linkIn(await stage.post.take(email, /^A new password/));
  await page.goto(link);
  const { password: next } = newcomer();
  await page.getByRole("textbox", { name: "New password" }).fill(next);
  expect(await accessFaults(page)).toEqual([]);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("Your password is set").waitFor();
  await stage.post.take(email, /^Your password was changed/);

  await elsewhere.page.goto("/wallet");
  await elsewhere.page.getByText("Sign in first").waitFor();
  await signInOn(page, username, password);
  await page.getByRole("alert").waitFor();
  await signInOn(page, username, next);
  await waitUntilIn(page);
  await page.goto(link);
  await page.getByRole("textbox", { name: "New password" }).fill(newcomer().password);
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("Ask for a new link if this one was used").waitFor();
  expect(unexpected(visit.faults()).filter((fault) => !fault.includes("status of 400"))).toEqual([]);
});

test("a new address asks for the password, is confirmed from its own mailbox, and both mailboxes are told", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username, email, password } = await createAccount(page);
  const { email: next } = newcomer();
  await passAnHour(stage, page);
  await page.goto("/profile");
  const section = part(page, "Email");
  await section.getByRole("textbox", { name: "New address" }).fill(next);
  await section.getByRole("button", { name: "Change the address" }).click();
  await confirmOn(page, password);
  await section.getByText("A letter has gone to").waitFor();
  const asked = await stage.post.take(email, /^A new address was given/);
  expect(asked.text).toContain(next);
  expect(asked.html).not.toContain("verify-email");
  expect(await accessFaults(page)).toEqual([]);

  await page.goto(linkIn(await stage.post.take(next, /^Please confirm your new address/)));
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await page.getByText("This address is yours now").waitFor();
  for (const mailbox of [email, next])
    await stage.post.take(mailbox, /^The address of your account was changed/);
  await page.context().clearCookies();
  await signInOn(page, email, password);
  await page.getByRole("alert").waitFor();
  await signInOn(page, next, password);
  await waitUntilIn(page);
  expect(await stage.query("SELECT email FROM players WHERE username = $1", [username])).toEqual([
    { email: next },
  ]);
  expect(unexpected(visit.faults())).toEqual([]);
});

test("a changed password ends the other sessions and is told by mail", async () => {
  await using visit = await stage.open("phone");
  await using elsewhere = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username, email, password } = await createAccount(page);
  await signInOn(elsewhere.page, username, password);
  await waitUntilIn(elsewhere.page);
  await stage.post.take(email, /^A sign-in from a new device/);

  await page.goto("/security");
  const section = part(page, "Password");
  const { password: next } = newcomer();
  await section.getByRole("textbox", { name: "Current password" }).fill(password);
  await section.getByRole("textbox", { name: "New password" }).fill(next);
  await section.getByRole("button", { name: "Change the password" }).click();
  await page.getByText("Your password is changed").waitFor();
  await stage.post.take(email, /^Your password was changed/);
  await elsewhere.page.reload();
  await waitUntilOut(elsewhere.page);
  await page.goto("/security");
  await part(page, "Password").waitFor();
  await signInOn(elsewhere.page, username, password);
  await elsewhere.page.getByRole("alert").waitFor();
  await signInOn(elsewhere.page, username, next);
  await waitUntilIn(elsewhere.page);
  expect(unexpected(visit.faults())).toEqual([]);
});

test("where addresses must be confirmed first, a letter can be had again at every place where one is stuck without it", async () => {
  await stage.restart({ EMAIL_VERIFICATION: "required" });
  await using visit = await stage.open("phone");
  const { page } = visit;
  const who = newcomer();
  const { username, email, password } = who;
  const sendAgain = page.getByRole("button", { name: "Send it again" });
  const field = page.getByRole("textbox", { name: "Address of the account" });
  const sent = page.getByRole("status").filter({ hasText: "a letter is on its way" });
  const isSent = async () => {
    await sendAgain.click();
    await sent.waitFor();
    return linkIn(await stage.post.take(email, /^Please confirm your address/));
  };
  await page.goto("/sign-up");
  await askForAccount(page, who);
  await page.getByText("Look into your mail").waitFor();
  await stage.post.take(email, /^Welcome/);
  expect(await field.inputValue()).toBe(email);
  expect(await accessFaults(page)).toEqual([]);
  await isSent();

  await signInOn(page, username, password);
  await page.getByText("Your address is not confirmed yet").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await field.fill(email);
  await isSent();

  await page.goto("/verify-email#an.old.link");
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await page.getByText("This link is not valid any more").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  await field.fill(email);
  await page.goto(await isSent());
  await page.getByRole("button", { name: "Confirm the address" }).click();
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await signInOn(page, username, password);
  await waitUntilIn(page);
  expect(unexpected(visit.faults())).toEqual([]);
});
