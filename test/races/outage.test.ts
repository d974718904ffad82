import { expect, test } from "vitest";
import { startPostgres } from "../../tools/rig/postgres.ts";
import { openBranchOn } from "../support/branch.ts";
import { freshDatabase } from "../support/database.ts";
import { startFaultProxy } from "../support/fault-proxy.ts";
import { machine } from "../support/machine.ts";
import { openSmallDisk } from "../support/small-disk.ts";
import { until } from "../support/until.ts";
import { type Load, startLoad } from "./load.ts";

const PLAYERS = 12;
const PROCESSES = 2;
const FAULTS = 5;
const ANSWERS_PER_FAULT = 60;
/** The house is back this long after its database. */
const RECOVERY_MAX_MS = 5_000;

/** While the database is away, bets are refused with 503 and a time to come back, and with nothing else. */
function expectOnlyUnavailable(load: Load): void {
  for (const refusal of load.refusals) expect(refusal).toMatch(/^503 (?:unavailable|busy) \d+$/);
}

test("connections to PostgreSQL are cut under load: 503 with Retry-After at worst, nothing lost, nothing twice, the books are clean", async () => {
  const fresh = await freshDatabase("postgres");
  if (fresh.settings.kind !== "postgres") throw new Error("not PostgreSQL");
  const url = new URL(fresh.settings.url);
  await using proxy = await startFaultProxy(Number(url.port));
  url.port = String(proxy.port);
  const behindProxy = { ...fresh, settings: { ...fresh.settings, url: url.href } };
  await using branch = await openBranchOn(behindProxy, PROCESSES);
  const load = await startLoad(branch, PLAYERS);
  for (let fault = 0; fault < FAULTS; fault += 1) {
    await load.more(ANSWERS_PER_FAULT);
    expect(proxy.connections()).toBeGreaterThan(0);
    proxy.cut();
    const cutMs = performance.now();
    await load.more(1);
    expect(performance.now() - cutMs).toBeLessThan(RECOVERY_MAX_MS);
  }
  await load.end();
  expectOnlyUnavailable(load);
  await load.holdAgainstHistory();
  expect(await branch.closeAndAudit()).toMatchObject({ ok: true });
});

test("the disk of PostgreSQL is full under load: 503 with Retry-After, back within 5 s of having room, nothing lost, nothing twice, the books are clean", async () => {
  await using disk = await openSmallDisk();
  await using branch = await openBranchOn({ ...disk, async [Symbol.asyncDispose]() {} }, PROCESSES);
  const load = await startLoad(branch, PLAYERS);
  await load.more(ANSWERS_PER_FAULT);
  await disk.fill();
  // Bets go on in the pages that are there already; then there is no room for one more.
  await until(() => load.refusals.size > 0, 60_000);
  await disk.free();
  const backMs = performance.now();
  await load.more(PLAYERS * 2);
  expect(performance.now() - backMs).toBeLessThan(RECOVERY_MAX_MS);
  await load.end();
  expectOnlyUnavailable(load);
  expect(branch.servers.map((server) => server.logs()).join("")).toContain('"code":"53100"');
  await load.holdAgainstHistory();
  expect(await branch.closeAndAudit()).toMatchObject({ ok: true });
});

test.each([
  { how: "restarted", signal: "SIGINT" },
  { how: "crashed", signal: "SIGQUIT" },
] as const)(
  "PostgreSQL is $how under load: 503 with Retry-After meanwhile, back within 5 s, nothing lost, nothing twice, the books are clean",
  async ({ how, signal }) => {
    await using postgres = await startPostgres(machine("TEST_POSTGRES"), machine("TEST_SCRATCH"), {
      name: `postgres-${how}`,
    });
    const settings = { kind: "postgres", url: postgres.url, poolMax: 8, statementTimeoutMs: 5_000 } as const;
    await using branch = await openBranchOn({ settings, async [Symbol.asyncDispose]() {} }, PROCESSES);
    const load = await startLoad(branch, PLAYERS);
    for (let fault = 0; fault < 2; fault += 1) {
      await load.more(ANSWERS_PER_FAULT);
      await postgres.restart(signal);
      const backMs = performance.now();
      // Answers to bets that were settled before the outage may be the first: wait for one from everybody.
      await load.more(PLAYERS * 2);
      expect(performance.now() - backMs).toBeLessThan(RECOVERY_MAX_MS);
    }
    await load.end();
    expectOnlyUnavailable(load);
    expect(load.refusals.size).toBeGreaterThan(0);
    await load.holdAgainstHistory();
    expect(await branch.closeAndAudit()).toMatchObject({ ok: true });
  },
);
