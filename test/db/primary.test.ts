import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readContinuity } from "../../src/db/continuity.ts";
import { type Database, openDatabase } from "../../src/db/database.ts";
import { addressOf, type Standby, startStandby } from "../../tools/deploy/standby.ts";
import { type Postgres, startPostgres } from "../../tools/rig/postgres.ts";
import { type FaultProxy, startFaultProxy } from "../support/fault-proxy.ts";
import { machine } from "../support/machine.ts";
import { until } from "../support/until.ts";

/** A primary with a synchronous standby, the primary behind a network that can go silent. */
let stack: AsyncDisposableStack;
let primary: Postgres;
let standby: Standby;
let network: FaultProxy;
let database: Database;

const open = (url: string): Promise<Database> =>
  openDatabase({ kind: "postgres", url, poolMax: 3, statementTimeoutMs: 5_000 }, () => {});
const byNetwork = (): string => addressOf(primary, standby).replace(`:${primary.port},`, `:${network.port},`);

beforeEach(async () => {
  stack = new AsyncDisposableStack();
  const scratch = machine("TEST_SCRATCH");
  const name = `primary-${randomUUID().slice(0, 8)}`;
  primary = stack.use(await startPostgres(machine("TEST_POSTGRES"), scratch, { name }));
  standby = stack.use(await startStandby(primary, scratch, `${name}-standby`));
  network = stack.use(await startFaultProxy(primary.port));
  database = await open(byNetwork());
  stack.defer(database.close);
  await database.pool.query("CREATE TABLE notes (text text)");
});
afterEach(() => stack.disposeAsync());

const note = (text: string) => database.pool.query("INSERT INTO notes VALUES ($1)", [text]);
const notes = async (): Promise<string[]> =>
  (await database.pool.query<{ text: string }>("SELECT text FROM notes ORDER BY 1")).rows.map(
    ({ text }) => text,
  );
const succeeds = (work: () => Promise<unknown>): Promise<boolean> =>
  work().then(
    () => true,
    () => false,
  );

test("the primary is found wherever it stands in the list, nobody writes to a standby, and one that goes is missed", async () => {
  const [, list = ""] = /@([^/]+)/.exec(addressOf(primary, standby)) ?? [];
  const reversed = addressOf(primary, standby).replace(list, list.split(",").reverse().join(","));
  const other = await open(reversed);
  await note("one");
  await other.pool.query("INSERT INTO notes VALUES ('two')");
  expect(await notes()).toEqual(["one", "two"]);
  await other.close();
  // The operator sees the standby with how far it is behind, and misses it when it is gone.
  expect(await readContinuity(database)).toEqual({
    archive: undefined,
    standbys: { connected: 1, missing: 0, lagBytes: expect.any(Number) },
  });
  await standby[Symbol.asyncDispose]();
  const gone = { connected: 0, missing: 1, lagBytes: undefined };
  await until(async () => isDeepStrictEqual((await readContinuity(database))?.standbys, gone));
});

test("a primary that crashes is followed by its standby, with everything that was confirmed", async () => {
  for (let n = 0; n < 20; n += 1) await note(`before ${n}`);
  await primary.crash();
  await expect(note("nobody is there")).rejects.toMatchObject({ code: /57P03|ECONN/ });
  await standby.promote();
  await until(() => succeeds(() => note("after")));
  expect(await notes()).toHaveLength(21);
});

test("a primary that goes silent, with every connection waiting on it, is left once another has its place", async () => {
  const held = await Promise.all([1, 2, 3].map(() => database.pool.connect()));
  network.set({ blackhole: true });
  const hanging = held.map((client) => succeeds(() => client.query("SELECT 1")));
  await primary.crash();
  await standby.promote();
  expect(await Promise.all(hanging)).toEqual([false, false, false]);
  for (const client of held) client.release(true);
  await until(() => succeeds(() => note("after")));
  expect(await notes()).toEqual(["after"]);
});
