import { afterEach, describe, expect, test, vi } from "vitest";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../../src/base/time.ts";
import { newcomer } from "../../support/people.ts";
import { join, post } from "./knock.ts";
import { type MailedHouse, openMailedHouse } from "./mailed.ts";

const PASSWORD = "four words in a row";
const MAILBOX = { reset: /^A new password/, confirm: /^Welcome/, renew: /^Please confirm your new address/ };

async function resetToken({ app, tokenFor }: MailedHouse, email: string): Promise<string> {
  expect((await post(app, "/request-password-reset", { email })).status).toBe(200);
  return await tokenFor(email, MAILBOX.reset);
}

const reset = async ({ app }: MailedHouse, token: string, newPassword = PASSWORD) =>
  (await post(app, "/reset-password", { token, newPassword })).status;

async function newAddressToken({ app, tokenFor }: MailedHouse, id: string): Promise<string> {
  const { email } = newcomer();
  await app.accounts.email.ask(id, email);
  return await tokenFor(email, MAILBOX.renew);
}

test("a new password and a new address end the links that were on their way", async () => {
  await using house = await openMailedHouse("postgres");
  const { app } = house;
  const { id, who } = await join(app);
  const { accounts } = app;
  // Asked for by whoever knew the old password; the letter that tells of it advises a new one.
  const address = await newAddressToken(house, id);
  const [used, left] = [await resetToken(house, who.email), await resetToken(house, who.email)];
  expect(await reset(house, used)).toBe(200);
  expect(await reset(house, left)).toBe(400);
  await expect(accounts.email.confirm(address)).rejects.toMatchObject({ code: "invalid" });

  const late = await resetToken(house, who.email);
  await accounts.email.confirm(await newAddressToken(house, id));
  expect(await reset(house, late)).toBe(400);
  expect(house.faults).toEqual([]);
});

test("a changed password ends the links that were on their way", async () => {
  await using house = await openMailedHouse("postgres");
  const { app } = house;
  const { who } = await join(app);
  const signedIn = await post(app, "/sign-in/username", { username: who.username, password: who.password });
  const cookie = signedIn.headers.getSetCookie().join("; ");
  const token = await resetToken(house, who.email);
  const changed = await post(
    app,
    "/change-password",
    { currentPassword: who.password, newPassword: PASSWORD },
    { cookie },
  );
  expect(changed.status).toBe(200);
  expect(await reset(house, token)).toBe(400);
});

test("a reset is held to the rules of every password: the name and the mailbox of its account are no password", async () => {
  await using house = await openMailedHouse("postgres");
  const { app } = house;
  const { username } = newcomer();
  const { who } = await join(app, {
    ...newcomer(),
    username,
    email: `the.mailbox.of.${username}@players.test`,
  });
  const token = await resetToken(house, who.email);
  const [mailbox = ""] = who.email.split("@");
  for (const weak of [`${username}1`, mailbox, `${mailbox}!1`, "password1"])
    await expect(reset(house, token, weak), weak).rejects.toMatchObject({
      code: "invalid",
      faults: [{ at: "/newPassword" }],
    });
  // Nobody's words are forbidden to a link that is nobody's.
  expect(await reset(house, "x".repeat(24), `${username}1`)).toBe(400);
  expect(await reset(house, token)).toBe(200);
});

describe("links end", () => {
  afterEach(() => void vi.useRealTimers());
  /** Better Auth and jose read the clock of the machine: only the date moves, timers stay. */
  const dateIn = (ms: number): void => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + ms });
  };

  test("of a reset after an hour, of a confirmation after two days, of a new address after one", async () => {
    await using house = await openMailedHouse("postgres");
    const { app, clock } = house;
    const { accounts } = app;
    const [first, second] = [await join(app), await join(app)];
    const confirm = await house.tokenFor(first.who.email, MAILBOX.confirm);
    const expired = await house.tokenFor(second.who.email, MAILBOX.confirm);
    const [inTime, tooLate] = [
      await resetToken(house, first.who.email),
      await resetToken(house, second.who.email),
    ];
    dateIn(HOUR_MS - MINUTE_MS);
    expect(await reset(house, inTime)).toBe(200);
    dateIn(2 * MINUTE_MS);
    expect(await reset(house, tooLate)).toBe(400);
    dateIn(2 * DAY_MS - HOUR_MS - 2 * MINUTE_MS);
    await accounts.verifyEmail(confirm);
    dateIn(3 * MINUTE_MS);
    await expect(accounts.verifyEmail(expired)).rejects.toMatchObject({ code: "invalid" });

    const [soon, late] = [await newAddressToken(house, first.id), await newAddressToken(house, second.id)];
    clock.advance(DAY_MS - 1);
    await accounts.email.confirm(soon);
    clock.advance(1);
    await expect(accounts.email.confirm(late)).rejects.toMatchObject({ code: "invalid" });
  });
});
