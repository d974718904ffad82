import { expect, test } from "vitest";
import { openHouse, openHouseOn } from "../support/house.ts";
import { until } from "../support/until.ts";
import { join } from "./accounts/knock.ts";

test("a session that ends while it is being read is not believed afterwards", async () => {
  await using first = await openHouse("postgres");
  const { id, cookie } = await join(first.app);
  // A process that meets the player for the first time looks whether all is there, after it has read the session.
  await using house = await openHouseOn(first.app.config.database);
  const { app } = house;
  await using db = await app.database.pool.connect().then((client) => ({
    client,
    [Symbol.asyncDispose]: async () => client.release(),
  }));
  await db.client.query("BEGIN");
  await db.client.query("SELECT FROM players WHERE id = $1 FOR NO KEY UPDATE", [id]);
  const reading = app.sessions.find(cookie);
  await until(async () => {
    const { rows } = await first.app.database.pool.query<{ n: bigint }>(
      "SELECT count(*) AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    );
    return rows[0]?.n === 1n;
  });
  await db.client.query("DELETE FROM sessions WHERE user_id = $1", [id]);
  app.sessions.forget(id);
  await db.client.query("COMMIT");
  expect(await reading, "asked for before it ended").toBeDefined();
  expect(await app.sessions.find(cookie)).toBeUndefined();
});

test("sessions that are asked for at once are read with one statement, each given to who asked for it", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const people: Awaited<ReturnType<typeof join>>[] = [];
  while (people.length < 5) people.push(await join(app));
  for (const { id } of people) app.sessions.forget(id);
  let statements = 0;
  app.database.pool.on("acquire", () => {
    statements += 1;
  });
  const asked = [...people.map(({ cookie }) => cookie), `${people[0]?.cookie}x`];
  const found = await Promise.all(asked.map((cookie) => app.sessions.find(cookie)));
  expect(found.map((session) => session?.player.id)).toEqual([...people.map(({ id }) => id), undefined]);
  expect(found[0]?.unaccepted).toEqual([]);
  expect(statements).toBe(1);
});
