import { afterAll, beforeAll, expect, test } from "vitest";
import { codeOf } from "../support/authenticator.ts";
import { type Credentials, newcomer, signUp } from "../support/people.ts";
import { type Backstage, openBackstage } from "./backstage.ts";
import { accessFaults } from "./stage.ts";
import { createAccount, enter, playRound } from "./visitor.ts";

let backstage: Backstage;
beforeAll(async () => {
  backstage = await openBackstage();
});
afterAll(() => backstage?.[Symbol.asyncDispose]());

/** An account of the staff, and what its authenticator shows. */
async function hire(role: "support" | "admin"): Promise<{ who: Credentials; code: () => string }> {
  const who = newcomer();
  const person = await signUp(backstage.stage.server(), who);
  const { body } = await person.send("POST", "/api/auth/two-factor/enable", { password: who.password });
  const uri = (body as { totpURI: string }).totpURI;
  const code = codeOf(uri, Date.now());
  const proved = await person.send("POST", "/api/auth/two-factor/verify-totp", { code });
  expect(proved.status).toBe(200);
  await backstage.promote(who.username, role);
  // A code counts once: the one that proved the device is followed by the next.
  return { who, code: () => codeOf(uri, Date.now() + 30_000) };
}

const refusals = /40[13]|423/;

test("a ticket is written, answered by support, and the answer is seen by the player", async () => {
  await using mine = await backstage.stage.open("phone");
  const { page } = mine;
  await page.goto("/sign-up");
  const player = await createAccount(page);
  await page.goto("/support");
  await page.getByRole("link", { name: "Write to the house" }).click();
  const subject = `The pointer of ${player.username}`;
  for (const [label, text] of [
    ["Subject", subject],
    ["What went wrong", "The pointer rests on a line."],
    ["Steps", "Spin the wheel."],
    ["Expected", "A segment."],
    ["Actual", "A line."],
  ] as const) {
    await page.getByRole("textbox", { name: label, exact: true }).fill(text);
  }
  await page.getByText("attachments and pictures are not accepted").waitFor();
  await page.getByRole("button", { name: "Send it" }).click();
  await page.getByRole("heading", { level: 1, name: subject }).waitFor();
  await page.getByText("Waiting for the house").waitFor();

  const { who, code } = await hire("support");
  await using theirs = await backstage.stage.open("desktop");
  await enter(theirs.page, who, code);
  await theirs.page.goto("/staff/tickets?state=open");
  await theirs.page.getByRole("link", { name: subject }).click();
  await theirs.page.getByText("A segment.").waitFor();
  await theirs.page.getByRole("textbox", { name: /^Answer/ }).fill("It is mended.");
  await theirs.page.getByRole("button", { name: "Send the answer" }).click();
  await theirs.page.getByText("Waits for the player").waitFor();
  expect(await accessFaults(theirs.page)).toEqual([]);

  await page.reload();
  await page.getByText("It is mended.").waitFor();
  await page.getByText("Answered").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  const letters = await backstage.app.database.db
    .selectFrom("mails as m")
    .innerJoin("players as p", "p.id", "m.player_id")
    .select("m.letter")
    .where("p.display_username", "=", player.username)
    .where("m.letter", "=", "ticket-reply")
    .execute();
  expect(letters).toHaveLength(1);
  await page.getByRole("button", { name: "Close the ticket" }).click();
  await page.getByText("Closed. Writing on opens it again").waitFor();
  expect([...mine.faults(), ...theirs.faults()]).toEqual([]);
});

test("a player who is banned is told so at the next request of the open page", async () => {
  await using mine = await backstage.stage.open("desktop");
  const { page } = mine;
  await page.goto("/sign-up");
  const player = await createAccount(page);
  await page.goto("/games/coinflip");
  await playRound(page, "coinflip", () => page.getByRole("button", { name: "Play" }).click());

  const { who, code } = await hire("admin");
  await using theirs = await backstage.stage.open("phone");
  await enter(theirs.page, who, code);
  await theirs.page.goto("/staff/players");
  await theirs.page.getByRole("searchbox", { name: "Name, email or id" }).fill(player.username);
  await theirs.page.keyboard.press("Enter");
  await theirs.page.getByRole("link", { name: player.username }).click();
  await theirs.page.getByRole("button", { name: "Close the account" }).click();
  await theirs.page.getByRole("textbox", { name: "Reason" }).fill("chip dumping");
  expect(await accessFaults(theirs.page)).toEqual([]);
  await theirs.page.keyboard.press("Enter");
  await theirs.page.getByText(/^Closed by the house until/).waitFor();

  await page.getByRole("button", { name: "Play" }).click();
  await page.getByText("You have been signed out").first().waitFor();
  await page.getByRole("link", { name: "Sign in to play" }).click();
  await page.getByRole("textbox", { name: "Username or email" }).fill(player.username);
  await page.getByRole("textbox", { name: "Password", exact: true }).fill(player.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByText(/This account is closed by the house until .* chip dumping/).waitFor();

  await theirs.page.goto("/staff/log");
  await theirs.page.getByRole("button", { name: "Prove it now" }).click();
  await theirs.page.getByText(/^Unbroken: \d+ entr/).waitFor();
  expect([...mine.faults(), ...theirs.faults()].filter((fault) => !refusals.test(fault))).toEqual([]);
});

test("a large grant is asked for by one administrator and paid when a second agrees", async () => {
  const player = newcomer();
  await signUp(backstage.stage.server(), player);
  const [first, second] = [await hire("admin"), await hire("admin")];
  await using one = await backstage.stage.open("phone");
  await enter(one.page, first.who, first.code);
  await one.page.goto("/staff");
  await one.page.getByRole("heading", { level: 1 }).waitFor();
  await one.page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  expect(await accessFaults(one.page)).toEqual([]);
  await one.page.goto("/staff/players");
  await one.page.getByRole("searchbox", { name: "Name, email or id" }).fill(player.username);
  await one.page.keyboard.press("Enter");
  await one.page.getByRole("link", { name: player.username }).click();
  await one.page.getByRole("button", { name: "Give play money" }).click();
  await one.page.getByRole("textbox", { name: "Amount" }).fill("20000");
  await one.page.getByRole("textbox", { name: "Reason" }).fill("first prize");
  await one.page.keyboard.press("Enter");
  await one.page.getByText(`A grant to ${player.username} is written down`).waitFor();

  await using two = await backstage.stage.open("desktop");
  await enter(two.page, second.who, second.code);
  for (const { page } of [one, two]) {
    await page.goto("/staff/grants");
    await page.getByText("first prize").waitFor();
    expect(await accessFaults(page)).toEqual([]);
  }
  expect(await one.page.getByRole("button", { name: /^Agree/ }).count()).toBe(0);
  await two.page.getByRole("button", { name: `Agree to 20,000.00 for ${player.username}` }).click();
  await two.page.getByRole("button", { name: "Agree, and pay" }).click();
  await two.page.getByText("The grant is paid").first().waitFor();
  expect([...one.faults(), ...two.faults()]).toEqual([]);
});

test("accounts of one mailbox stand together for the operator", async () => {
  const { username } = newcomer();
  const twins = ["one", "two"].map((note) => ({ ...newcomer(), email: `${username}+${note}@players.test` }));
  for (const twin of twins) await signUp(backstage.stage.server(), twin);
  const { who, code } = await hire("support");
  await using visit = await backstage.stage.open("phone");
  await enter(visit.page, who, code);
  await visit.page.goto("/staff/duplicates");
  for (const twin of twins) await visit.page.getByRole("link", { name: twin.username }).first().waitFor();
  expect(await accessFaults(visit.page)).toEqual([]);
  expect(visit.faults()).toEqual([]);
});

test("the rankings show one's own place, and no longer whoever does not want to be shown", async () => {
  await using visit = await backstage.stage.open("phone");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username } = await createAccount(page);
  await page.goto("/games/coinflip");
  const { round } = await playRound(page, "coinflip", () =>
    page.getByRole("button", { name: "Play" }).click(),
  );
  await backstage.rank();
  await page.goto("/leaderboards?board=wagered&window=day");
  const mine = page.getByRole("listitem").filter({ hasText: `${username} (you)` });
  await mine.getByText("5.00").first().waitFor();
  expect(round.stake).toBe(500);
  await page.getByText("Month", { exact: true }).click();
  await mine.waitFor();
  expect(await accessFaults(page)).toEqual([]);

  await page.getByRole("switch", { name: "Show me in the leaderboards" }).click();
  await page.getByText(/^You are left out/).waitFor();
  await backstage.rank();
  await page.reload();
  await page.getByRole("switch", { name: "Show me in the leaderboards" }).waitFor();
  await page.waitForFunction(() => document.querySelector("[aria-busy=true]") === null);
  // The menu of settings, which is closed, says the name as well.
  expect(await page.getByRole("main").getByText(username).count()).toBe(0);
  expect(visit.faults()).toEqual([]);
});
