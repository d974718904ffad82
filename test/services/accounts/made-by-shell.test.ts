import { expect, test } from "vitest";
import { openHouse } from "../../support/house.ts";

test("an administrator who is made in a shell has a password by the rules of every account", async () => {
  await using house = await openHouse("postgres");
  const { players } = house.app;
  const make = (password: string | undefined) =>
    players.createAdmin({ username: "keeper", email: "keeper@players.test", password });
  for (const weak of ["", "short", "password123", "aaaaaaaaaaaa", "keeper-12"])
    await expect(make(weak), weak).rejects.toMatchObject({ code: "invalid" });
  const given = await make("four words in a row");
  expect(given).toEqual({ id: expect.any(String) });
});
