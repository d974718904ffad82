import { describe, expect, test } from "vitest";
import { pendingMigrations } from "../../src/db/migrate.ts";
import { ENGINES, openFresh } from "../support/database.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("two fresh databases are migrated and share nothing", async () => {
    await using one = await openFresh(engine);
    await using two = await openFresh(engine);
    expect(await pendingMigrations(one.database)).toEqual([]);
    await one.database.pool.query("CREATE TABLE mine (id int)");
    const { rows } = await two.database.pool.query("SELECT to_regclass('mine') AS mine");
    expect(rows).toEqual([{ mine: null }]);
  });
});
