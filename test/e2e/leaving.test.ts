import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  type MailedStage,
  openMailedStage,
  part,
  signInOn,
  unexpected,
  waitUntilIn,
  waitUntilOut,
} from "./member.ts";
import { accessFaults } from "./stage.ts";
import { createAccount, playRound } from "./visitor.ts";

let stage: MailedStage;
beforeAll(async () => {
  stage = await openMailedStage();
});
afterAll(() => stage?.[Symbol.asyncDispose]());

type Row = Record<string, unknown>;

/** The tables in which a text stands anywhere. */
async function tablesWith(text: string): Promise<string[]> {
  const tables = await stage.query(
    "SELECT c.oid::regclass::text AS name FROM pg_class c WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace",
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await stage.query(
      `SELECT 1 FROM ${String(name)} t WHERE position(lower($1) in lower(t::text)) > 0 LIMIT 1`,
      [text],
    );
    if (rows.length > 0) found.push(String(name));
  }
  return found;
}

test("a player takes everything along as a zip, leaves, and is named nowhere while the books stay whole", async () => {
  await using visit = await stage.open("phone");
  const { page } = visit;
  await page.goto("/sign-up");
  const { username, email, password } = await createAccount(page);
  await page.goto("/games/coinflip");
  const { round } = await playRound(page, "coinflip", () =>
    page.getByRole("button", { name: "Play" }).click(),
  );
  const [{ id } = { id: "" }] = await stage.query("SELECT id FROM players WHERE username = $1", [username]);

  await page.goto("/profile");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Download my data" }).click(),
  ]);
  const files = unzipSync(await readFile(await download.path()));
  const rowsOf = (name: string): Row[] => JSON.parse(strFromU8(files[`${name}.json`] ?? new Uint8Array()));
  expect(strFromU8(files["README.txt"] ?? new Uint8Array())).toContain(
    "everything that this house keeps about you",
  );
  expect(rowsOf("players")).toMatchObject([{ username, email, birth_date: "1990-05-31" }]);
  expect(rowsOf("rounds").map((row) => row["id"])).toEqual([round.id]);
  expect(
    rowsOf("consents")
      .map((row) => row["document"])
      .toSorted(),
  ).toEqual(["privacy", "terms"]);
  expect(rowsOf("transfers").length).toBeGreaterThanOrEqual(3);
  const all = Object.values(files)
    .map((bytes) => strFromU8(bytes))
    .join("\n");
  expect(all).not.toContain("$argon2id$");
  expect(
    await stage.query("SELECT 1 AS secret FROM seed_pairs WHERE player_id = $1 AND state <> 'revealed'", [
      id,
    ]),
  ).not.toEqual([]);
  expect(rowsOf("seed-pairs").filter((row) => row["state"] !== "revealed" && row["server_seed"])).toEqual([]);

  const section = part(page, "Delete the account");
  const leave = section.getByRole("button", { name: "Delete my account for good" });
  await section.getByRole("textbox").fill("somebody else");
  expect(await leave.isDisabled()).toBe(true);
  await section.getByRole("textbox").fill(username);
  expect(await accessFaults(page)).toEqual([]);
  await leave.click();
  await waitUntilOut(page);
  await stage.post.take(email, /^Your account was deleted/);

  expect(await tablesWith(username)).toEqual([]);
  expect(await tablesWith(email)).toEqual([]);
  expect(await stage.query("SELECT name, birth_date FROM players WHERE id = $1", [id])).toEqual([
    { name: "deleted player", birth_date: null },
  ]);
  expect(await stage.query("SELECT id FROM rounds WHERE player_id = $1", [id])).toEqual([{ id: round.id }]);
  expect(await stage.cli("audit")).toBe(0);
  await signInOn(page, username, password);
  await page.getByRole("alert").waitFor();
  expect(unexpected(visit.faults())).toEqual([]);
});

test("what the law lets a person ask for begins on the profile: a request to object is written already, and arrives", async () => {
  await using visit = await stage.open("phone");
  const { page } = visit;
  await page.goto("/sign-up");
  await createAccount(page);
  await page.goto("/profile");
  const rights = part(page, "Your rights");
  await rights.getByRole("link", { name: "Delete the account" }).click();
  expect(new URL(page.url()).hash).toBe("#leave");
  expect(await accessFaults(page)).toEqual([]);
  await rights.getByRole("link", { name: "have it restricted" }).click();
  const subject = page.getByRole("textbox", { name: "Subject" });
  expect(await subject.inputValue()).toBe("Please restrict the use of my data");
  await page.goto("/profile");
  await rights.getByRole("link", { name: "Object to a use of your data" }).click();
  await page.getByRole("radio", { name: "Account", checked: true }).waitFor();
  const text = page.getByRole("textbox", { name: "What it is about" });
  await text.fill(`${await text.inputValue()}rankings trouble me.`);
  await page.getByRole("button", { name: "Send it" }).click();
  await page.getByRole("heading", { name: "I object to a use of my data" }).waitFor();
  expect(await stage.query("SELECT kind, subject FROM tickets")).toEqual([
    { kind: "account", subject: "I object to a use of my data" },
  ]);
  expect(unexpected(visit.faults())).toEqual([]);
});

test("new terms ask again before the next bet, and what was agreed to stays on the profile", async () => {
  await using visit = await stage.open("desktop");
  const { page } = visit;
  await page.goto("/sign-up");
  await createAccount(page);
  // What the page still asks for would fail while the server is away.
  await page.goto("about:blank");
  await stage.restart({ JURISDICTION: "uk" });
  await page.goto("/games/coinflip");
  await page.getByText("The terms of use and the privacy notice are new.").waitFor();
  expect(await accessFaults(page)).toEqual([]);
  const bet = await page.evaluate(async () => {
    const { csrfToken } = await (await fetch("/api/v1/session")).json();
    const answer = await fetch("/api/v1/games/coinflip/rounds", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-csrf-token": csrfToken,
        "idempotency-key": crypto.randomUUID(),
      },
      body: JSON.stringify({ stake: 100, bet: { side: "heads" } }),
    });
    return { status: answer.status, code: (await answer.json()).code as string };
  });
  expect(bet).toEqual({ status: 403, code: "consent-needed" });
  await page.getByRole("checkbox", { name: /I accept/ }).check();
  await page.getByRole("button", { name: "Play on" }).click();
  await page.getByText("The terms of use and the privacy notice are new.").waitFor({ state: "detached" });
  await playRound(page, "coinflip", () => page.getByRole("button", { name: "Play" }).click());
  await page.goto("/profile");
  const agreed = part(page, "Agreements").getByRole("listitem");
  await agreed.nth(3).waitFor();
  expect(await agreed.count()).toBe(4);
  await waitUntilIn(page);
  expect(unexpected(visit.faults())).toEqual([]);
});
