import { describe, expect, test } from "vitest";
import { ENGINES, openFresh } from "../support/database.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("an error is told to the query that made it, and the next ones get answers of their own", async () => {
    await using fresh = await openFresh(engine);
    const { pool, db } = fresh.database;
    await pool.query("CREATE TABLE things (id int PRIMARY KEY)");
    // Prepared by name, as the settle statement is.
    const add = (id: number) =>
      pool.query({ name: "add", text: "INSERT INTO things VALUES ($1)", values: [id] });
    const twice = { code: "23505" };
    for (let n = 0; n < 5; n += 1) {
      await add(n);
      await expect(add(n)).rejects.toMatchObject(twice);
      await expect(pool.query("SELECT * FROM nothing")).rejects.toMatchObject({ code: "42P01" });
      expect((await pool.query("SELECT $1::int AS n", [n])).rows).toEqual([{ n }]);
    }
    const broken = db.transaction().execute(async (tx) => {
      await tx
        .insertInto("house_accounts")
        .values({ id: "00000000-0000-4000-8000-0000000000ff", name: "odd" })
        .execute();
      await tx
        .insertInto("house_accounts")
        .values({ id: "00000000-0000-4000-8000-0000000000fe", name: "odd" })
        .execute();
    });
    await expect(broken).rejects.toMatchObject(twice);
    const mixed = await Promise.allSettled([
      add(10),
      add(10),
      pool.query("SELECT 1 / 0"),
      add(11),
      pool.query("SELECT 7 AS n"),
    ]);
    expect(mixed.map(({ status }) => status).filter((status) => status === "rejected").length).toBe(2);
    const { rows } = await pool.query("SELECT count(*) AS n FROM things");
    expect(rows).toEqual([{ n: 7n }]);
  });
});
