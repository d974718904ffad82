import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../support/authenticator.ts";
import { makePasskey } from "../support/passkey.ts";
import { type Answer, type Person, signUp, stranger } from "../support/people.ts";
import { lettersOf, tokenInLetters } from "./letters.ts";
import { openStage, type Stage } from "./stage.ts";

let stage: Stage;
beforeAll(async () => {
  stage = await openStage("postgres");
});
afterAll(() => stage[Symbol.asyncDispose]());

const AGED = "UPDATE passkeys SET created_at = created_at - interval '31 days'";
const PERIOD_MS = 30_000;
/** Six digits that no authenticator shows at this time. */
const WRONG = (uri: string): string => {
  const near = [-2, -1, 0, 1, 2].map((n) => codeOf(uri, Date.now() + n * PERIOD_MS));
  return (
    ["000000", "111111", "222222", "333333", "444444", "555555"].find((code) => !near.includes(code)) ?? ""
  );
};

/** Somebody with a second factor. `first` opened nothing yet but the factor; `next` is good for the minute to come. */
async function withFactor() {
  const person = await signUp(stage.door);
  const enabled = await person.send("POST", "/api/auth/two-factor/enable", { password: person.password });
  const { totpURI: uri, backupCodes } = enabled.body as { totpURI: string; backupCodes: string[] };
  const now = Date.now();
  const [first, next] = [codeOf(uri, now), codeOf(uri, now + PERIOD_MS)];
  expect((await person.send("POST", "/api/auth/two-factor/verify-totp", { code: first })).status).toBe(200);
  person.renew((await person.call("getSession", {})).csrfToken);
  return { person, uri, first, next, backupCodes };
}

/** A browser at the door, with a token for its writes. */
async function comer(): Promise<Person> {
  const somebody = stranger(stage.door);
  somebody.renew((await somebody.call("getSession", {})).csrfToken);
  return somebody;
}

const showPassword = ({ username, password }: Person, at: Person): Promise<Answer> =>
  at.send("POST", "/api/auth/sign-in/username", { username, password });
const showCode = (at: Person, code: string): Promise<Answer> =>
  at.send("POST", "/api/auth/two-factor/verify-totp", { code });
const isIn = async (somebody: Person): Promise<boolean> =>
  (await somebody.ask("getWallet", {})).status === 200;

describe("a code of an authenticator", () => {
  test("opens the door after the password only, and in the browser that has shown it", async () => {
    const { person, next } = await withFactor();
    const other = await withFactor();
    const early = await comer();
    expect((await showCode(early, next)).status).toBe(401);
    const browser = await comer();
    const answer = await showPassword(person, browser);
    expect([answer.status, (answer.body as { twoFactorRedirect?: boolean }).twoFactorRedirect]).toEqual([
      200,
      true,
    ]);
    expect(await isIn(browser)).toBe(false);
    // Somebody else's first step does not become this one's, nor this one's code theirs.
    const elsewhere = await comer();
    await showPassword(other.person, elsewhere);
    expect((await showCode(elsewhere, next)).status).toBe(401);
    expect((await showCode(early, next)).status).toBe(401);
    expect((await showCode(browser, next)).status).toBe(200);
    expect(await isIn(browser)).toBe(true);
  });

  test("opens it once: not again, not with what switched the factor on, and it leaves no session behind", async () => {
    const { person, first, next } = await withFactor();
    const browser = await comer();
    await showPassword(person, browser);
    expect((await showCode(browser, next)).status).toBe(200);
    for (const code of [first, next]) {
      const thief = await comer();
      await showPassword(person, thief);
      expect(await showCode(thief, code)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
      expect(await isIn(thief)).toBe(false);
    }
    expect((await person.call("listSessions", {})).sessions).toHaveLength(2);
  });

  test("is asked for besides the password where something is dangerous, and is used up by it", async () => {
    const { person, uri, first, next } = await withFactor();
    const { password } = person;
    const confirm = (code?: string) => person.ask("confirmMe", { body: { password, ...(code && { code }) } });
    for (const code of [undefined, WRONG(uri), first])
      expect(await confirm(code), code).toMatchObject({ status: 422, body: { errors: [{ at: "/code" }] } });
    expect(await person.ask("confirmMe", { body: { password: "not it", code: next } })).toMatchObject({
      body: { errors: [{ at: "/password" }] },
    });
    expect((await confirm(next)).status).toBe(200);
    const thief = await comer();
    await showPassword(person, thief);
    expect(await showCode(thief, next)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });

  test("is asked for before the factor is switched off or gets new recovery codes; a recovery code does instead, once", async () => {
    const { person, uri, next, backupCodes } = await withFactor();
    const { password } = person;
    const ask = (path: string, code?: string) =>
      person.send("POST", `/api/auth/two-factor/${path}`, { password, ...(code && { code }) });
    const refused = { status: 422, body: { errors: [{ at: "/code" }] } };
    expect(await ask("disable")).toMatchObject(refused);
    expect(await ask("generate-backup-codes", WRONG(uri))).toMatchObject(refused);
    expect((await person.call("getMe", {})).twoFactor).toBe(true);
    const [one = "", two = ""] = backupCodes;
    await person.send("POST", "/api/auth/two-factor/verify-backup-code", { code: two });
    expect((await ask("generate-backup-codes", two)).status, "a code that was used").toBe(422);
    const renewed = await ask("generate-backup-codes", one);
    expect((renewed.body as { backupCodes?: string[] }).backupCodes).toHaveLength(10);
    expect((await ask("disable", one)).status).toBe(422);
    expect((await ask("disable", next)).status).toBe(200);
    expect((await person.call("getMe", {})).twoFactor).toBe(false);
  });

  test("cannot be guessed: ten wrong ones close the door to right ones too, however often the password is shown", async () => {
    const { person, uri, next } = await withFactor();
    const guess = WRONG(uri);
    const statuses: number[] = [];
    for (let round = 0; round < 2; round += 1) {
      const thief = await comer();
      await showPassword(person, thief);
      for (let n = 0; n < 5; n += 1) statuses.push((await showCode(thief, guess)).status);
      // After five the password has to be shown again.
      expect((await showCode(thief, guess)).status).toBeGreaterThanOrEqual(400);
    }
    expect(statuses).toEqual(Array(10).fill(401));
    const browser = await comer();
    await showPassword(person, browser);
    expect(await showCode(browser, next)).toMatchObject({
      status: 429,
      body: { code: "account-temporarily-locked" },
    });
    expect(await isIn(browser)).toBe(false);
  });

  test("is still asked for after a reset by letter; a recovery code does instead, once", async () => {
    const { person, backupCodes } = await withFactor();
    await person.send("POST", "/api/auth/request-password-reset", { email: person.email });
    const token = await tokenInLetters(stage, "reset", person.email);
    const browser = await comer();
    const password = `one more ${randomUUID()}`;
    const reset = await browser.send("POST", "/api/auth/reset-password", { token, newPassword: password });
    expect(reset.status).toBe(200);
    expect(await isIn(browser)).toBe(false);
    const recover = async (at: Person): Promise<Answer> => {
      await showPassword({ ...person, password }, at);
      expect(await isIn(at)).toBe(false);
      return await at.send("POST", "/api/auth/two-factor/verify-backup-code", { code: backupCodes[0] });
    };
    expect((await recover(browser)).status).toBe(200);
    expect(await isIn(browser)).toBe(true);
    const thief = await comer();
    expect((await recover(thief)).status).toBe(401);
    expect(await isIn(thief)).toBe(false);
  });
});

describe("a passkey", () => {
  /** Has a new password set by the link of a letter. */
  async function reset({ email }: Person): Promise<string> {
    const browser = await comer();
    await browser.send("POST", "/api/auth/request-password-reset", { email });
    const token = await tokenInLetters(stage, "reset", email);
    const newPassword = `one more ${randomUUID()}`;
    const answer = await browser.send("POST", "/api/auth/reset-password", { token, newPassword });
    expect(answer.status).toBe(200);
    return newPassword;
  }
  const challengeOf = async (at: Person, what: string): Promise<string> => {
    const { body } = await at.send("GET", `/api/auth/passkey/generate-${what}-options`);
    return (body as { challenge: string }).challenge;
  };

  test("must have recognised its owner, when it is added and whenever it opens the door", async () => {
    const person = await signUp(stage.door);
    const passkey = makePasskey(stage.door.origin);
    const add = async (verified: boolean): Promise<Answer> => {
      const response = passkey.register(await challengeOf(person, "register"), verified);
      return await person.send("POST", "/api/auth/passkey/verify-registration", { response });
    };
    const refused = { status: 403, body: { code: "user-not-verified" } };
    expect(await add(false)).toMatchObject(refused);
    expect((await person.call("getMe", {})).passkeys).toEqual([]);
    expect((await add(true)).status).toBe(200);

    const enter = async (at: Person, verified: boolean): Promise<Answer> => {
      const response = passkey.authenticate(await challengeOf(at, "authenticate"), verified);
      return await at.send("POST", "/api/auth/passkey/verify-authentication", { response });
    };
    const browser = await comer();
    expect(await enter(browser, false)).toMatchObject(refused);
    expect(await isIn(browser)).toBe(false);
    expect((await enter(browser, true)).status).toBe(200);
    expect(await isIn(browser)).toBe(true);
  });

  test("is one account's, and one that was made for another house is refused", async () => {
    const [owner, thief] = [await signUp(stage.door), await signUp(stage.door)];
    const passkey = makePasskey(stage.door.origin);
    const add = async (at: Person, key: ReturnType<typeof makePasskey>): Promise<Answer> => {
      const response = key.register(await challengeOf(at, "register"), true);
      return await at.send("POST", "/api/auth/passkey/verify-registration", { response });
    };
    const elsewhere = await add(owner, makePasskey("https://casino.example"));
    expect(elsewhere).toMatchObject({ status: 422, body: { code: "invalid" } });
    expect((await add(owner, passkey)).status).toBe(200);
    expect(await add(thief, passkey)).toMatchObject({ status: 409, body: { code: "passkey-in-use" } });
    expect((await thief.call("getMe", {})).passkeys).toEqual([]);
  });

  test("that was added lately goes with a reset by letter, which says so; one that is older stays", async () => {
    const person = await signUp(stage.door);
    const [old, young] = [makePasskey(stage.door.origin), makePasskey(stage.door.origin)];
    for (const passkey of [old, young]) {
      const response = passkey.register(await challengeOf(person, "register"), true);
      const added = await person.send("POST", "/api/auth/passkey/verify-registration", { response });
      expect(added.status).toBe(200);
      if (passkey === old) await stage.house.app.database.pool.query(AGED);
    }
    await reset(person);
    const said = (await lettersOf(stage)).filter((text) => text.includes(person.email)).at(-1);
    expect(said?.replace(/\s+/g, " ")).toContain("passkeys of the last 30 days were removed too (1)");
    const statuses: number[] = [];
    for (const passkey of [young, old]) {
      const browser = await comer();
      const response = passkey.authenticate(await challengeOf(browser, "authenticate"), true);
      const answer = await browser.send("POST", "/api/auth/passkey/verify-authentication", { response });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([401, 200]);
  });
});
