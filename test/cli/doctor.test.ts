import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Diagnosis, LOOKS } from "../../src/services/doctor/diagnosis.ts";
import { runCli } from "../support/cli.ts";
import { scratchFolder } from "../support/machine.ts";
import { freshRedis } from "../support/redis.ts";
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

const expectIll = (findings: readonly Diagnosis[], { look, state, found, mend }: Ill): void => {
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

test.each(INSIDE)("$how: $look is $state, with what mends it", async ({ harm, ...ill }) => {
  await using house = await openPlayedHouse();
  await harm(house);
  expectIll(await consult(house.env), ill);
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
  expect(LOOKS.filter((look) => !failed.has(look))).toEqual(["settings"]);
});
