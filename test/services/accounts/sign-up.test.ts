import { expect, test } from "vitest";
import type { App } from "../../../src/app.ts";
import { Refusal } from "../../../src/base/refusal.ts";
import { openHouse } from "../../support/house.ts";
import { newcomer } from "../../support/people.ts";
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

test("one address has one account however it is written: the owner is told, the stranger is answered as ever", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { who } = await join(app);
  const again = await post(
    app,
    "/sign-up/email",
    joinBody(app, newcomer(), { email: ` ${who.email.toUpperCase()} ` }),
  );
  expect(again.headers.getSetCookie().join()).not.toContain("session_token");
  const { rows } = await app.database.pool.query("SELECT email FROM players");
  expect(rows).toEqual([{ email: who.email }]);
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
