import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { type App, createApp, systemEntropy } from "../../src/app.ts";
import { parseConfig } from "../../src/config/config.ts";
import { readBlocks } from "../../src/ledger/blocks.ts";
import { needsTimeline, readTimeline } from "../../src/ledger/timeline.ts";
import { startPostgres } from "../../tools/rig/postgres.ts";
import { maintain, urlOf } from "../support/database.ts";
import { openHouse, TEST_RNG_SECRET } from "../support/house.ts";
import { machine } from "../support/machine.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";

const bin = (program: string): string => join(dirname(machine("TEST_POSTGRES")), program);

function copyBooks(from: string, to: string): void {
  const dump = execFileSync(bin("pg_dump"), ["--format=custom", from], { maxBuffer: 1 << 28 });
  execFileSync(bin("pg_restore"), ["--exit-on-error", "--no-owner", `--dbname=${to}`], { input: dump });
}

async function openAt(url: string, migrate = true): Promise<App & AsyncDisposable> {
  const config = parseConfig(
    { NODE_ENV: "test", RNG_SECRET: TEST_RNG_SECRET, DATABASE_URL: url },
    { readFile: () => "", makeSecret: () => TEST_RNG_SECRET },
  );
  const onFault = (error: unknown): void => {
    throw error;
  };
  const ports = { clock: Date.now, entropy: systemEntropy, onFault, onRemark: () => {} };
  const app = await createApp(config, ports, { migrate });
  return { ...app, [Symbol.asyncDispose]: app.close };
}

/** The hash of every block, the oldest first. */
async function chainOf(app: App): Promise<string[]> {
  const blocks = await readBlocks(app.database.db, undefined, 1_000);
  return blocks.map((block) => Buffer.from(block.hash).toString("hex")).reverse();
}

/** Seals everything and proves that every transfer is in exactly one block of an unbroken chain. */
async function sealAndProve(app: App): Promise<string[]> {
  await sealAll(app);
  const report = await app.books.audit();
  expect(report.checks.filter((check) => check.difference)).toEqual([]);
  const { rows } = await app.database.pool.query<{ sealed: bigint; all: bigint }>(
    "SELECT (SELECT sum(transfers)::bigint FROM blocks) AS sealed, (SELECT count(*) FROM transfers) AS all",
  );
  expect(rows[0]?.sealed).toBe(rows[0]?.all);
  return await chainOf(app);
}

test("books dumped from one server and restored into others go on with the same chain, and every transfer is sealed once", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  // The first server has lived long: its counter is far ahead of a new one's.
  await maintain("DO $$ BEGIN FOR i IN 1..20000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
  const player = await addPlayer(app);
  await play(app, player, 20);
  await sealAll(app);
  await play(app, player, 10); // Not sealed when the dump is taken.
  const first = await chainOf(app);

  await using elsewhere = await startPostgres(machine("TEST_POSTGRES"), machine("TEST_SCRATCH"), {
    name: `timeline-${randomUUID()}`,
  });
  if (app.config.database.kind !== "postgres") throw new Error("this needs a served database");
  copyBooks(app.config.database.url, elsewhere.url);

  await expect(openAt(elsewhere.url, false)).rejects.toThrow("another database server");
  let second: string[];
  {
    await using restored = await openAt(elsewhere.url);
    const timeline = await readTimeline(restored.database.db);
    expect(timeline.number).toBe(1);
    expect(timeline.xactOffset).toBeGreaterThan(0n);
    await play(restored, player, 15);
    second = await sealAndProve(restored);
    expect(second.slice(0, first.length)).toEqual(first);
    // A transaction of somebody else's may hold the edge back, so that it takes more than one block.
    expect(second.length).toBeGreaterThan(first.length);
  }
  {
    // Opening it again begins nothing.
    await using again = await openAt(elsewhere.url, false);
    expect((await readTimeline(again.database.db)).number).toBe(1);
    await play(again, player, 5);
  }
  // And back into the first server, whose counter has gone on meanwhile.
  const name = `back_${randomUUID().replaceAll("-", "")}`;
  await maintain(`CREATE DATABASE ${name}`);
  copyBooks(elsewhere.url, urlOf(name));
  {
    await using back = await openAt(urlOf(name));
    expect((await readTimeline(back.database.db)).number).toBe(2);
    await play(back, player, 5);
    const third = await sealAndProve(back);
    expect(third.slice(0, second.length)).toEqual(second);
  }
  await maintain(`DROP DATABASE ${name}`);
});

test("on both engines a house that was never restored is on its first time line", async () => {
  for (const engine of ["postgres", "embedded"] as const) {
    await using house = await openHouse(engine);
    expect(await needsTimeline(house.app.database.db)).toBe(false);
    expect(await readTimeline(house.app.database.db)).toMatchObject({ number: 0, xactOffset: 0n });
  }
});
