import { describe, expect, test } from "vitest";
import { ENGINES } from "../../support/database.ts";
import { openHouse } from "../../support/house.ts";
import { openPostOffice } from "../../support/post-office.ts";
import { join } from "./knock.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("the link of the welcome letter confirms the address, and the open session says so at once", async () => {
    await using post = await openPostOffice();
    const env = { SMTP_URL: `smtp://127.0.0.1:${post.port}`, MAIL_FROM: "House <house@players.test>" };
    await using house = await openHouse(engine, { env });
    const { app } = house;
    const { who, cookie } = await join(app);
    const isConfirmed = async () => (await app.sessions.find(cookie))?.player.emailVerified;
    expect(await isConfirmed()).toBe(false);
    await app.mail.sendDue();
    const { text } = await post.take(who.email, /^Welcome/);
    const token = /\/verify-email#(\S+)/.exec(text)?.[1] ?? "";
    await expect(app.accounts.verifyEmail(`${token}x`)).rejects.toMatchObject({ code: "invalid" });
    expect(await isConfirmed()).toBe(false);
    await app.accounts.verifyEmail(token);
    expect(await isConfirmed()).toBe(true);
  });
});
