import { describe, expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { Refusal } from "../../../src/base/refusal.ts";
import { PATIENCE } from "../../../src/services/accounts/attempts.ts";
import { openStage } from "../../security/stage.ts";
import { ENGINES } from "../../support/database.ts";
import { openHouse } from "../../support/house.ts";
import { newcomer, signUpBody, stranger } from "../../support/people.ts";
import { hashesOf } from "./hashes.ts";
import { type Browser, join, joinBody, post } from "./knock.ts";

/** The places that a sign-up was refused for, or the code of a refusal that is about all of it; [] when it went. */
async function refusedAt(app: App, changes: Record<string, unknown>, from: Browser = {}): Promise<string[]> {
  try {
    const response = await post(app, "/sign-up/email", joinBody(app, newcomer(), changes), from);
    return response.status === 200 ? [] : [String(response.status)];
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { faults = [], code } = error;
    return faults.length > 0 ? faults.map(({ at }) => at) : [code];
  }
}

test("a sign-up is refused for a name of the house's, one that looks like another's, an age, a password or an old text", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  await join(app, { ...newcomer(), username: "Bill_Baker" });
  for (const username of ["admin_joe", "5upport", "BILL_BAKER", "bi11__baker", "Bil1_Baker"]) {
    expect(await refusedAt(app, { username, name: username })).toEqual(["/username"]);
  }
  const today = new Date(house.clock());
  const born = (daysLater: number): string =>
    new Date(Date.UTC(today.getUTCFullYear() - 18, today.getUTCMonth(), today.getUTCDate() + daysLater))
      .toISOString()
      .slice(0, 10);
  expect(await refusedAt(app, { birthDate: born(1) })).toEqual(["/birthDate"]);
  expect(await refusedAt(app, { birthDate: born(0) })).toEqual([]);
  expect(await refusedAt(app, { password: "password1" })).toEqual(["/password"]);
  expect(await refusedAt(app, { accepted: { terms: "1066", privacy: "1066" } })).toEqual([
    "/accepted/terms",
    "/accepted/privacy",
  ]);
  expect(await refusedAt(app, { email: "ada@@players.test" })).toEqual(["/email"]);
});

test("one address has one account however it is written: who wants another is told at the field, and its owner by letter", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { who } = await join(app);
  const wish = { email: ` ${who.email.toUpperCase()} ` };
  for (let times = 0; times < 6; times += 1) expect(await refusedAt(app, wish)).toEqual(["/email"]);
  const players = await app.database.pool.query("SELECT email FROM players");
  expect(players.rows).toEqual([{ email: who.email }]);
  // Three at most: nobody fills a mailbox this way.
  const letters = await app.database.pool.query(
    "SELECT letter, recipient FROM mails ORDER BY created_at, id",
  );
  const told = { letter: "account-exists", recipient: who.email };
  expect(letters.rows).toEqual([{ letter: "welcome", recipient: who.email }, told, told, told]);
});

test("whoever asks for one address after another waits like whoever makes accounts", async () => {
  await using house = await openHouse("postgres", { env: { SIGN_UPS_PER_DAY: "2" } });
  const { app } = house;
  const { who } = await join(app, newcomer(), { address: "203.0.113.8" });
  const from = { address: "203.0.113.9" };
  for (const expected of ["/email", "/email", "rate-limited"])
    expect(await refusedAt(app, { email: who.email }, from)).toEqual([expected]);
});

describe.each(ENGINES)("on %s, where addresses must be confirmed first", (engine) => {
  test("a sign-up is answered alike for a new address, a known one and one that is kept out, and only owners hear of it", async () => {
    const env = {
      EMAIL_VERIFICATION: "required",
      SMTP_URL: "smtp://127.0.0.1:9",
      MAIL_FROM: "house@players.test",
    };
    await using stage = await openStage(engine, { env });
    const { app } = stage.house;
    const visitor = stranger(stage.door);
    const { csrfToken, legal } = await visitor.call("getSession", {});
    visitor.renew(csrfToken);
    const ask = async (email: string) => {
      const { status, headers, body } = await visitor.send(
        "POST",
        "/api/auth/sign-up/email",
        signUpBody({ ...newcomer(), email }, legal),
      );
      const own = ["date", "x-request-id", "x-ratelimit-remaining", "x-ratelimit-reset"];
      return { status, body, headers: [...headers].filter(([name]) => !own.includes(name)) };
    };
    const known = newcomer().email;
    const excluded = newcomer().email;
    const first = await ask(known);
    expect([first.status, first.body]).toEqual([200, {}]);
    expect(await ask(excluded)).toEqual(first);
    const { id } = (await app.players.find(excluded)) ?? { id: "" };
    await app.players.open(id);
    await app.limits.exclude(id, 6);
    const keptOut = excluded.replace("@", "+more@");
    for (const email of [known, excluded, keptOut]) {
      expect(await hashesOf(async () => expect(await ask(email)).toEqual(first)), email).toBe(1);
    }
    expect(await app.players.find(keptOut)).toBeUndefined();
    const { rows } = await app.database.pool.query(
      "SELECT letter, recipient FROM mails ORDER BY created_at, id",
    );
    expect(rows).toEqual([
      { letter: "welcome", recipient: known },
      { letter: "welcome", recipient: excluded },
      { letter: "account-exists", recipient: known },
      { letter: "account-exists", recipient: excluded },
    ]);
    expect(stage.house.faults).toEqual([]);
  });
});

test("so many accounts a day from one network, and no more", async () => {
  await using house = await openHouse("postgres", { env: { SIGN_UPS_PER_DAY: "2" } });
  const { app } = house;
  const address = "203.0.113.9";
  expect(await refusedAt(app, {}, { address })).toEqual([]);
  expect(await refusedAt(app, {}, { address })).toEqual([]);
  expect(await refusedAt(app, {}, { address })).toEqual(["rate-limited"]);
  expect(await refusedAt(app, {}, { address: "203.0.113.10" })).toEqual([]);
});

test("whoever makes accounts with another's mailbox sends it a few letters a day, whatever stands behind the +", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  for (let n = 0; n < PATIENCE.welcome.free + 2; n += 1) {
    await join(app, { ...newcomer(), email: `ada+${n}@players.test` });
  }
  const { rows } = await app.database.pool.query("SELECT 1 FROM mails WHERE letter = 'welcome'");
  expect(rows).toHaveLength(PATIENCE.welcome.free);
  const ask = (n: number) =>
    post(app, "/send-verification-email", { email: `ada+${n}@players.test` }, { address: `10.0.0.${n}` });
  for (let n = 0; n < PATIENCE.mailbox.free; n += 1) expect((await ask(n)).status).toBe(200);
  await expect(ask(6)).rejects.toMatchObject({ code: "rate-limited" });
});
