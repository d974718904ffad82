import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { HOUR_MS } from "../../src/base/time.ts";
import { readContinuity } from "../../src/db/continuity.ts";
import { openDatabase } from "../../src/db/database.ts";
import { type Diagnosis, LOOKS } from "../../src/services/doctor/diagnosis.ts";
import { startPostgres } from "../../tools/rig/postgres.ts";
import { runCli } from "../support/cli.ts";
import { machine, scratchFolder } from "../support/machine.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";
import { consult, openGoodHouse, openPlayedHouse } from "./clinic.ts";
import { AROUND, type Ill } from "./ills-around.ts";
import { INSIDE } from "./ills-inside.ts";

const stack = new AsyncDisposableStack();
let good: Awaited<ReturnType<typeof openGoodHouse>>;
beforeAll(async () => {
  const { url } = stack.use(await freshRedis());
  good = stack.use(await openGoodHouse(url));
});
afterAll(() => stack.disposeAsync());

test("a house in order: everything is looked at, and everything is right", async () => {
  const findings = await consult(good.env);
  expect(findings.map(({ name }) => name)).toEqual([...LOOKS]);
  expect(findings.filter(({ state }) => state !== "ok")).toEqual([]);
});

const expectIll = (findings: readonly Diagnosis[], { look, state, found, mend }: Omit<Ill, "how">): void => {
  const finding = findings.find(({ name, state: is }) => name === look && is !== "ok");
  expect(finding).toMatchObject({
    state,
    found: expect.stringMatching(found),
    mend: expect.stringMatching(mend),
  });
};

test.each(AROUND)("$how: $look is $state, with what mends it", async ({ ask, ...ill }) => {
  const { env = {}, ...asked } = await ask();
  expectIll(await consult({ ...good.env, ...env }, asked), ill);
});

test.each(INSIDE)("$how: $look is $state, with what mends it", async ({ harm, also = [], ...ill }) => {
  await using house = await openPlayedHouse();
  await harm(house);
  const findings = await consult(house.env);
  for (const told of [ill, ...also]) expectIll(findings, told);
  // One ill is one bad line: whoever is told of two does not know which to mend.
  const worst = findings.filter(({ state }) => state === "bad").map(({ name }) => name);
  expect(worst).toEqual(ill.state === "bad" ? [ill.look] : []);
});

test("a server whose log is not archived, whose archive fails, and whom a standby has left", async () => {
  await using server = await startPostgres(machine("TEST_POSTGRES"), machine("TEST_SCRATCH"), {
    name: "followed",
    settings: { archive_mode: "on" },
  });
  const settings = { kind: "postgres", url: server.url, poolMax: 4, statementTimeoutMs: 20_000 } as const;
  const database = await openDatabase(settings, () => {});
  await using _closing = { [Symbol.asyncDispose]: database.close };
  const env = { ...good.env, DATABASE_URL: server.url };
  // Without an archive_command nothing fails, and nothing is archived.
  expectIll(await consult(env, { aheadMs: HOUR_MS }), {
    look: "archive",
    state: "bad",
    found: /last archived/,
    mend: /stands still/,
  });
  await database.pool.query("ALTER SYSTEM SET archive_command = 'false'");
  await database.pool.query("SELECT pg_reload_conf()");
  await database.pool.query("SELECT pg_create_physical_replication_slot('left', true)");
  await database.pool.query("SELECT pg_logical_emit_message(false, 'test', 'a word'), pg_switch_wal()");
  await until(async () => (await readContinuity(database))?.archive?.failing === true);
  const findings = await consult(env);
  expectIll(findings, {
    look: "archive",
    state: "bad",
    found: /archive_command fails/,
    mend: /stands still/,
  });
  expectIll(findings, {
    look: "standby",
    state: "bad",
    found: /1 that should follow/,
    mend: /missing or behind/,
  });
});

/** Only a process of its own reads its settings by itself. */
test("settings that cannot be used are told one by one by the command as it is called, with exit code 1", async () => {
  const data = scratchFolder("doctor-settings");
  mkdirSync(join(data, "empty"));
  const env = {
    NODE_ENV: "production",
    DATA_DIR: data,
    RNG_SECRET: "t1:too-short",
  };
  const { code, out, err } = await runCli(["doctor", "--json"], env, join(data, "empty"));
  rmSync(data, { recursive: true });
  expect(code).toBe(1);
  expect(err).toMatch(/RNG_SECRET/);
  expect(err).toMatch(/PUBLIC_URL/);
  const { findings } = JSON.parse(out) as { findings: Diagnosis[] };
  expect(findings).toMatchObject([
    { name: "settings", state: "bad", mend: expect.stringContaining(".env.example") },
  ]);
});

test("nothing is looked at that no house here fails", () => {
  const failed = new Set([...AROUND, ...INSIDE].map(({ look }) => look));
  // These three have a test of their own above.
  expect(LOOKS.filter((look) => !failed.has(look))).toEqual(["settings", "archive", "standby"]);
});
