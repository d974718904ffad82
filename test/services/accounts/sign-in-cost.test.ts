import { expect, test } from "vitest";
import { openHouse } from "../../support/house.ts";
import { newcomer } from "../../support/people.ts";
import { hashesOf } from "./hashes.ts";
import { join, post } from "./knock.ts";

test("a sign-in costs one hash and has one answer, whether there is such an account or not: time tells nothing", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { who } = await join(app);
  const banned = await join(app);
  await app.database.db
    .updateTable("players")
    .set({ banned: true, ban_reason: "a test" })
    .where("id", "=", banned.id)
    .execute();
  const nobody = newcomer();
  const wrong = "a wrong password, and long";
  const tries = [
    ["/sign-in/username", { username: who.username }],
    ["/sign-in/username", { username: nobody.username }],
    ["/sign-in/username", { username: banned.who.username }],
    ["/sign-in/email", { email: who.email }],
    ["/sign-in/email", { email: nobody.email }],
    ["/sign-in/email", { email: banned.who.email }],
  ] as const;
  for (const [path, name] of tries) {
    let response: Response | undefined;
    const hashes = await hashesOf(async () => {
      response = await post(app, path, { ...name, password: wrong });
    });
    const answer = (await response?.json()) as { code?: string };
    expect([path, name, hashes, response?.status, answer.code]).toEqual([
      path,
      name,
      1,
      401,
      path === "/sign-in/username" ? "INVALID_USERNAME_OR_PASSWORD" : "INVALID_EMAIL_OR_PASSWORD",
    ]);
  }
});
