import { expect, test } from "vitest";
import { DAY_MS } from "../../../src/base/time.ts";
import { openHouse } from "../../support/house.ts";
import { newcomer } from "../../support/people.ts";
import { join } from "./knock.ts";

test("a name changes once in 30 days, its capitals at any time, and never into one that looks like another's", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  await join(app, { ...newcomer(), username: "Bill_Baker" });
  const { id, cookie } = await join(app, { ...newcomer(), username: "carla" });
  const rename = (name: string): Promise<void> => app.accounts.rename(id, name);
  const named = async () => (await app.sessions.find(cookie))?.player.username;
  for (const name of ["Bill_Baker", "bil1_baker", "BI11__baker", "_bill_baker", "the_admin", "no", "a b c"])
    await expect(rename(name), name).rejects.toMatchObject({
      code: "invalid",
      faults: [{ at: "/username" }],
    });
  await rename("Carla");
  await rename("CARLA");
  await rename("dora");
  expect(await named(), "an open session hears of it").toBe("dora");
  await rename("Dora");
  const endsAt = new Date(clock() + 30 * DAY_MS);
  for (const name of ["erna", "carla"])
    await expect(rename(name), name).rejects.toMatchObject({ code: "limit-reached", endsAt });
  expect(await named()).toBe("Dora");
  clock.advance(30 * DAY_MS - 1);
  await expect(rename("erna")).rejects.toMatchObject({ code: "limit-reached" });
  clock.advance(1);
  await rename("erna");
  expect(await app.players.find("erna")).toMatchObject({ id });
  // Two who want one name at the same moment.
  const other = await join(app);
  clock.advance(31 * DAY_MS);
  const both = await Promise.allSettled([rename("frida"), app.accounts.rename(other.id, "Fr1da")]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
