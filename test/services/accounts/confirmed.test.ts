import { describe, expect, test } from "vitest";
import { ENGINES } from "../../support/database.ts";
import { join } from "./knock.ts";
import { openMailedHouse } from "./mailed.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("the link of the welcome letter confirms the address, and the open session says so at once", async () => {
    await using house = await openMailedHouse(engine);
    const { app } = house;
    const { who, cookie } = await join(app);
    const isConfirmed = async () => (await app.sessions.find(cookie))?.player.emailVerified;
    expect(await isConfirmed()).toBe(false);
    const token = await house.tokenFor(who.email, /^Welcome/);
    await expect(app.accounts.verifyEmail(`${token}x`)).rejects.toMatchObject({ code: "invalid" });
    expect(await isConfirmed()).toBe(false);
    await app.accounts.verifyEmail(token);
    expect(await isConfirmed()).toBe(true);
  });
});
