import { expect, test } from "vitest";
import { openHouse } from "../support/house.ts";
import { until } from "../support/until.ts";
import { join } from "./accounts/knock.ts";

test("a session that ends while it is being read is not believed afterwards", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const { id, cookie } = await join(app);
  app.sessions.forget(id);
  await using db = await app.database.pool.connect().then((client) => ({
    client,
    [Symbol.asyncDispose]: async () => client.release(),
  }));
  // The reader has the session's row already when it comes to the consents, and waits there.
  await db.client.query("BEGIN");
  await db.client.query("LOCK TABLE consents IN ACCESS EXCLUSIVE MODE");
  const reading = app.sessions.find(cookie);
  await until(async () => {
    const { rows } = await db.client.query<{ n: bigint }>(
      `SELECT count(*) AS n FROM pg_locks WHERE NOT granted AND relation = 'consents'::regclass
       AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
    );
    return rows[0]?.n === 1n;
  });
  expect(await app.accounts.endSessions(id)).toBe(1n);
  await db.client.query("COMMIT");
  expect(await reading, "asked for before it ended").toBeDefined();
  expect(await app.sessions.find(cookie)).toBeUndefined();
});
