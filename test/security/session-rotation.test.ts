import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Person, signIn, signUp, stranger } from "../support/people.ts";
import { lettersOf, tokenInLetters } from "./letters.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres");
});
afterAll(() => stage[Symbol.asyncDispose]());

const walletOf = async (person: Person, cookie?: string): Promise<number> =>
  (await person.send("GET", "/api/v1/wallet", undefined, cookie === undefined ? {} : { cookie })).status;

test("whoever shows the password gets a new token: a copy of the old one does not open what is dangerous", async () => {
  const person = await signUp(stage.door);
  const copy = person.cookies();
  const { csrfToken } = await person.call("getSession", {});
  expect(await walletOf(person, copy)).toBe(200);
  await person.call("confirmMe", { body: { password: person.password } });
  expect(person.cookies()).not.toBe(copy);
  expect(await walletOf(person, copy)).toBe(401);
  const change = await person.send(
    "POST",
    "/api/v1/me/email",
    { email: "thief@players.test" },
    { cookie: copy, "x-csrf-token": csrfToken },
  );
  expect(change.status).toBe(401);
  // The session itself, its place in the list and the page's token go on.
  expect(await walletOf(person)).toBe(200);
  expect((await person.call("listSessions", {})).sessions).toHaveLength(1);
  expect((await person.ask("rotateSeeds", { body: {} })).status).toBe(200);
});

test("a wrong password changes nothing", async () => {
  const person = await signUp(stage.door);
  const before = person.cookies();
  expect((await person.ask("confirmMe", { body: { password: "not the password" } })).status).toBe(422);
  const change = { currentPassword: "not the password", newPassword: "another long enough one" };
  for (const body of [change, { newPassword: change.newPassword }])
    expect((await person.send("POST", "/api/auth/change-password", body)).status).toBe(400);
  expect(person.cookies()).toBe(before);
  expect(await walletOf(person)).toBe(200);
  expect(await walletOf(await signIn(stage.door, person))).toBe(200);
});

describe("an address that somebody with a copied cookie asked for is dropped", () => {
  const password = `one more ${randomUUID()}`;
  const ways: Readonly<Record<string, (owner: Person) => Promise<unknown>>> = {
    "when a new password is set by a letter's link": async ({ email }) => {
      const browser = stranger(stage.door);
      browser.renew((await browser.call("getSession", {})).csrfToken);
      await browser.send("POST", "/api/auth/request-password-reset", { email });
      const token = await tokenInLetters(stage, "reset", email);
      const body = { token, newPassword: password };
      return await browser.send("POST", "/api/auth/reset-password", body);
    },
    "when the password is changed": (owner) =>
      owner.send("POST", "/api/auth/change-password", {
        currentPassword: owner.password,
        newPassword: password,
      }),
    "when the owner signs out everywhere": (owner) => owner.ask("endSessions", {}),
  };
  test.each(Object.entries(ways))("%s", async (_, way) => {
    const owner = await signUp(stage.door);
    const email = `thief_${owner.username}@players.test`;
    await owner.call("changeEmail", { body: { email } });
    const token = (await tokenInLetters(stage, "verify-email", email)).replace(/^new\./, "");
    expect(await way(owner)).toMatchObject({ status: 200 });
    const thief = stranger(stage.door);
    thief.renew((await thief.call("getSession", {})).csrfToken);
    const answer = await thief.ask("confirmNewEmail", { body: { token } });
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid" } });
  });
});

test("whoever asks for the address of another account hears in the own mailbox what they would of a free one", async () => {
  const [asker, other] = [await signUp(stage.door), await signUp(stage.door)];
  const subjects = async (): Promise<string[]> => {
    const own = (await lettersOf(stage)).filter((text) => text.includes(`To: ${asker.email}`));
    return own.filter((text) => text.includes("Subject: A new address was given")).map(() => "told");
  };
  await asker.call("changeEmail", { body: { email: `free_${asker.username}@players.test` } });
  expect(await subjects()).toEqual(["told"]);
  await asker.call("changeEmail", { body: { email: other.email } });
  expect(await subjects()).toEqual(["told", "told"]);
});

test("whoever becomes the administrator does so under a new token", async () => {
  const person = await signUp(stage.door);
  const copy = person.cookies();
  await person.call("claimAdmin", { body: { token: stage.house.app.players.adminToken } });
  expect(await walletOf(person, copy)).toBe(401);
  expect((await person.call("getSession", {})).player?.role).toBe("admin");
});

test("signing out tells the browser to forget what it kept", async () => {
  const person = await signUp(stage.door);
  const answer = await person.send("POST", "/api/auth/sign-out", {});
  expect(answer.status).toBe(200);
  expect(answer.headers.get("clear-site-data")).toBe('"cache"');
});
