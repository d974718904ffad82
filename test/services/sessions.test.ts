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
