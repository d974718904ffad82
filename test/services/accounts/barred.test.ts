import { expect, test } from "vitest";
import { DAY_MS } from "../../../src/base/time.ts";
import { freshDatabase } from "../../support/database.ts";
import { type House, openHouse, openHouseOn, TEST_RNG_SECRET } from "../../support/house.ts";
import { newcomer } from "../../support/people.ts";
import { join, joinBody, post } from "./knock.ts";
import { openMailedHouse } from "./mailed.ts";

const NEXT_SECRET = "t2:bm90IHRoZSBmaXJzdCBzZWNyZXQgb2YgdGhpcyB0ZXN0NDcx";
const YEARS_MS = 365 * DAY_MS;

/** Whether somebody with this address may have an account; asked by trying. */
async function isLetIn({ app }: House, email: string): Promise<boolean> {
  return await post(app, "/sign-up/email", joinBody(app, { ...newcomer(), email })).then(
    ({ status }) => status === 200,
    (error: { code?: string; faults?: { at: string }[] }) => {
      expect([error.code, error.faults?.map(({ at }) => at)]).toEqual(["invalid", ["/email"]]);
      return false;
    },
  );
}

/** A player with a mailbox of Gmail's, and other ways to write its address. */
function gmail() {
  const { username } = newcomer();
  const plain = username.replaceAll("_", "");
  return {
    who: { ...newcomer(), email: `${plain}@gmail.com` },
    variants: [`${plain.slice(0, 2)}.${plain.slice(2)}+again@gmail.com`, `${plain}@googlemail.com`],
  };
}

test("who is excluded or banned has no second account with the same mailbox, and no other address, until it ends", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  const admin = await join(app);
  const [forMonths, forGood, forAWhile, closed] = [gmail(), gmail(), gmail(), gmail()];
  const ids: string[] = [];
  for (const { who } of [forMonths, forGood, forAWhile, closed]) ids.push((await join(app, who)).id);
  const [months = "", good = "", whiles = "", shut = ""] = ids;
  const deed = (playerId: string) => ({ actorId: admin.id, playerId, reason: "a test" });
  await app.limits.exclude(months, 6);
  await app.limits.exclude(good, undefined);
  await app.admin.standing.ban(deed(whiles), new Date(clock() + 30 * DAY_MS));
  await app.admin.standing.ban(deed(shut), null);
  for (const { variants } of [forMonths, forGood, forAWhile, closed]) {
    for (const email of variants) expect(await isLetIn(house, email), email).toBe(false);
  }
  for (const id of ids) {
    await expect(app.accounts.email.ask(id, newcomer().email)).rejects.toMatchObject({ code: "excluded" });
  }
  expect(await isLetIn(house, newcomer().email)).toBe(true);

  await app.admin.standing.unban(deed(shut));
  expect(await isLetIn(house, closed.variants[0] ?? "")).toBe(true);
  clock.advance(31 * DAY_MS);
  expect(await isLetIn(house, forAWhile.variants[0] ?? "")).toBe(true);
  expect(await isLetIn(house, forMonths.variants[0] ?? "")).toBe(false);
  clock.advance(160 * DAY_MS);
  expect(await isLetIn(house, forMonths.variants[0] ?? "")).toBe(true);
  clock.advance(50 * YEARS_MS);
  expect(await isLetIn(house, forGood.variants[0] ?? "")).toBe(false);
  expect(house.faults).toEqual([]);
});

test("who takes a break has no second account with the same mailbox meanwhile", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  const { who, variants } = gmail();
  const { id } = await join(app, who);
  await app.limits.takeBreak(id, 24);
  for (const email of variants) expect(await isLetIn(house, email), email).toBe(false);
  clock.advance(DAY_MS);
  expect(await isLetIn(house, variants[0] ?? "")).toBe(true);
});

test("a new address that was asked for before an exclusion is not taken during it", async () => {
  await using house = await openMailedHouse("postgres");
  const { app } = house;
  const { id, who } = await join(app);
  const { email: next } = newcomer();
  await app.accounts.email.ask(id, next);
  const token = await house.tokenFor(next, /^Please confirm your new address/);
  await app.limits.exclude(id, 6);
  await expect(app.accounts.email.confirm(token)).rejects.toMatchObject({ code: "excluded" });
  expect(await app.players.find(who.email)).toMatchObject({ id });
});

test("an exclusion and a ban go on after the account is deleted, also when the secret has changed since", async () => {
  await using fresh = await freshDatabase("postgres");
  const [excluded, banned, closed, free] = [gmail(), gmail(), gmail(), gmail()];
  const everyWay = ({ who, variants }: ReturnType<typeof gmail>) => [who.email, ...variants];
  {
    await using house = await openHouseOn(fresh.settings);
    const { app, clock } = house;
    const admin = await join(app);
    const leave = async ({ who }: ReturnType<typeof gmail>, act: (id: string) => Promise<unknown>) => {
      const { id } = await join(app, who);
      await act(id);
      await app.accounts.erase(id);
    };
    const ban = (until: Date | null) => (playerId: string) =>
      app.admin.standing.ban({ actorId: admin.id, playerId, reason: "a test" }, until);
    await leave(excluded, (id) => app.limits.exclude(id, 6));
    await leave(banned, ban(new Date(clock() + 30 * DAY_MS)));
    await leave(closed, ban(null));
    await leave(free, async () => {});
    for (const email of [excluded, banned, closed].flatMap(everyWay)) {
      expect(await isLetIn(house, email), email).toBe(false);
    }
    expect(await isLetIn(house, free.who.email)).toBe(true);
  }
  const env = { RNG_SECRET: `${NEXT_SECRET},${TEST_RNG_SECRET}` };
  await using house = await openHouseOn(fresh.settings, { env });
  const { clock } = house;
  for (const email of [excluded, banned, closed].flatMap(everyWay)) {
    expect(await isLetIn(house, email), email).toBe(false);
  }
  clock.advance(31 * DAY_MS);
  expect(await isLetIn(house, banned.variants[0] ?? "")).toBe(true);
  expect(await isLetIn(house, excluded.who.email)).toBe(false);
  clock.advance(160 * DAY_MS);
  expect(await isLetIn(house, excluded.who.email)).toBe(true);
  clock.advance(4 * YEARS_MS);
  expect(await isLetIn(house, closed.who.email)).toBe(false);
  clock.advance(YEARS_MS);
  expect(await isLetIn(house, closed.who.email)).toBe(true);
});
