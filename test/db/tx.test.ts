import Fastify from "fastify";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Database, openDatabase } from "../../src/db/database.ts";
import { sqlState, unhurried, withTx } from "../../src/db/tx.ts";
import { handleError } from "../../src/http/errors.ts";
import { type FreshDatabase, freshDatabase } from "../support/database.ts";
import { hold } from "../support/held.ts";
import { until } from "../support/until.ts";

const POOL_MAX = 4;
const STATEMENT_TIMEOUT_MS = 1_000;
/** Far beyond every time-out: a statement that is not cut off fails its test. */
const FOREVER_S = 60;

let fresh: FreshDatabase;
let database: Database;
const open = (poolMax: number): Promise<Database> => {
  if (fresh.settings.kind !== "postgres") throw new Error("not served");
  const settings = { ...fresh.settings, poolMax, statementTimeoutMs: STATEMENT_TIMEOUT_MS };
  return openDatabase(settings, () => {});
};
beforeAll(async () => {
  fresh = await freshDatabase("postgres");
  database = await open(POOL_MAX);
  await database.pool.query("CREATE TABLE things (id int PRIMARY KEY, n int NOT NULL DEFAULT 0)");
  await database.pool.query("INSERT INTO things SELECT generate_series(1, 9)");
});
afterAll(async () => {
  await database.close();
  await fresh[Symbol.asyncDispose]();
});

const failure = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "it did not fail",
    (error: unknown) => error,
  );

/** What a request is told whose database said this. */
async function answerTo(error: unknown) {
  const app = Fastify();
  app.setErrorHandler(handleError);
  app.get("/", () => Promise.reject(error));
  const answer = await app.inject("/");
  return [answer.statusCode, answer.headers["retry-after"]];
}

const add = (id: number, n = 1) => sql`UPDATE things SET n = n + ${n} WHERE id = ${id}`;
const countIn = async (id: number): Promise<unknown> =>
  (await database.pool.query<{ n: number }>("SELECT n FROM things WHERE id = $1", [id])).rows[0]?.n;

// Side by side: most of them wait for a time to be up.
describe.concurrent("time-outs", () => {
  test("a statement that takes too long is cut off, and told as 503", async ({ expect }) => {
    const error = await failure(database.pool.query(`SELECT pg_sleep(${FOREVER_S})`));
    expect(sqlState(error)).toBe("57014");
    expect(await answerTo(error)).toEqual([503, "1"]);
  });

  test("a statement that is under way keeps nobody else waiting: neither the loop nor other statements", async ({
    expect,
  }) => {
    const slow = database.pool.query("SELECT pg_sleep(0.5)").then(() => "slow");
    const quick = database.pool.query("SELECT 1").then(() => "quick");
    expect(await Promise.race([slow, new Promise((resolve) => setImmediate(resolve, "loop"))])).toBe("loop");
    expect(await Promise.race([slow, quick])).toBe("quick");
    await slow;
  });

  test("work that nobody waits for may take longer, and only that transaction", async ({ expect }) => {
    const seconds = (STATEMENT_TIMEOUT_MS * 2) / 1_000;
    await withTx(database, async (tx) => {
      await unhurried(tx);
      await sql`SELECT pg_sleep(${seconds})`.execute(tx);
    });
    const { rows } = await database.pool.query("SHOW statement_timeout");
    expect(rows).toEqual([{ statement_timeout: "1s" }]);
  });

  test("a lock that somebody keeps is given up, and told as 503; nothing was changed", async ({ expect }) => {
    await using _held = await hold(fresh.settings, "SELECT 1 FROM things WHERE id = 1 FOR UPDATE");
    const error = await failure(
      withTx(database, async (tx) => {
        await unhurried(tx);
        await add(2).execute(tx);
        await add(1).execute(tx);
      }),
    );
    expect(sqlState(error)).toBe("55P03");
    expect(await answerTo(error)).toEqual([503, "1"]);
    expect([await countIn(1), await countIn(2)]).toEqual([0, 0]);
  });

  test("a transaction in which nothing happens does not hold its locks for ever", async ({ expect }) => {
    const { rows } = await database.pool.query("SHOW idle_in_transaction_session_timeout");
    expect(rows).toEqual([{ idle_in_transaction_session_timeout: "10s" }]);
  });

  test("there are never more connections than were set, and who gets none in time is told as 503", async ({
    expect,
  }) => {
    const small = await open(2);
    const clients = [await small.pool.connect(), await small.pool.connect()];
    const waiting = Array.from({ length: 10 }, () => failure(small.pool.query("SELECT 1")));
    expect([small.pool.totalCount, small.pool.waitingCount]).toEqual([2, 10]);
    for (const error of await Promise.all(waiting)) expect(await answerTo(error)).toEqual([503, "1"]);
    for (const client of clients) client.release();
    await Promise.all(Array.from({ length: 10 }, () => small.pool.query("SELECT 1")));
    expect(small.pool.totalCount).toBe(2);
    await small.close();
  });
});

describe.concurrent("what may be tried again", () => {
  test("of two transactions that wait for each other one is undone and done again: both happen", async ({
    expect,
  }) => {
    let attempts = 0;
    const both = Promise.withResolvers<void>();
    const inOrder = (first: number, second: number) =>
      withTx(database, async (tx) => {
        attempts += 1;
        // A deadlock is found after a second: that is no statement that takes too long.
        await unhurried(tx);
        await add(first).execute(tx);
        if (attempts >= 2) both.resolve();
        await both.promise;
        await add(second, 10).execute(tx);
      });
    await Promise.all([inOrder(3, 4), inOrder(4, 3)]);
    expect(attempts).toBe(3);
    expect([await countIn(3), await countIn(4)]).toEqual([11, 11]);
  });

  test("a transaction whose snapshot was overtaken is done again", async ({ expect }) => {
    let attempts = 0;
    await withTx(database, async (tx) => {
      attempts += 1;
      await sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`.execute(tx);
      await sql`SELECT n FROM things WHERE id = 5`.execute(tx);
      if (attempts === 1) await database.pool.query("UPDATE things SET n = n + 1 WHERE id = 5");
      await add(5, 10).execute(tx);
    });
    expect(attempts).toBe(2);
    expect(await countIn(5)).toBe(11);
  });

  test.each([
    ["40001", 5],
    ["40P01", 5],
    ["23505", 1],
    ["55P03", 1],
    ["57014", 1],
  ])("%s is tried %i times in all, and then told", async (code, times) => {
    let attempts = 0;
    const error = await failure(
      withTx(database, async (tx) => {
        attempts += 1;
        await add(6).execute(tx);
        await sql.raw(`DO $$ BEGIN RAISE 'made' USING ERRCODE = '${code}'; END $$`).execute(tx);
      }),
    );
    expect([sqlState(error), attempts]).toEqual([code, times]);
    await until(async () => (await countIn(6)) === 0);
  });
});
