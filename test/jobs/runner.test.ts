import { randomUUID } from "node:crypto";
import { trace } from "@opentelemetry/api";
import { TracerProvider } from "@opentelemetry/sdk-trace";
import { describe, expect, test } from "vitest";
import { DAY_MS, HOUR_MS } from "../../src/base/time.ts";
import { startJobs } from "../../src/jobs/runner.ts";
import { JOBS, type Job } from "../../src/jobs/schedule.ts";
import { ENGINES } from "../support/database.ts";
import { type House, openHouse } from "../support/house.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";
import { until } from "../support/until.ts";

/** Every span that ended here, by its name, with its parent's. */
const spans: { id: string; under: string | undefined; name: string; ok: unknown }[] = [];
trace.setGlobalTracerProvider(
  new TracerProvider({
    spanProcessors: [
      {
        onStart: () => {},
        onEnd: (span) => {
          const under = span.parentSpanContext?.spanId;
          spans.push({ id: span.spanContext().spanId, under, name: span.name, ok: span.attributes["ok"] });
        },
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  }),
);

const run = ({ app, faults }: House & { faults: readonly unknown[] }, jobs: readonly Job[]) =>
  startJobs({
    services: app,
    jobLog: app.jobLog,
    jobs,
    queries: app.plainQueries,
    embedded: app.database.kind === "embedded",
    onFault: (error) => (faults as unknown[]).push(error),
  });

/** Sends a job now, as the clock would at its minute. */
async function sendNow({ app }: House, name: string): Promise<void> {
  await app.plainQueries.executeSql(
    `INSERT INTO pgboss.job (name, data, policy, retry_limit, expire_seconds, deletion_seconds, keep_until)
     SELECT name, NULL, policy, 0, expire_seconds, deletion_seconds, now() + interval '1 hour'
     FROM pgboss.queue WHERE name = $1`,
    [name],
  );
}

const jobOf = (name: string, steps: Job["steps"]): Job => ({
  name,
  cron: "0 0 1 1 *",
  missed: "skip",
  secondsMax: 60,
  steps,
});

describe.each(ENGINES)("on %s", (engine) => {
  test("a job runs its steps in order, each whatever became of the one before, and it is written down", async () => {
    await using house = await openHouse(engine);
    const ran: string[] = [];
    const job = jobOf("three", [
      { name: "one", run: async () => ran.push("one") },
      {
        name: "two",
        run: () => {
          ran.push("two");
          return Promise.reject(new Error("broken"));
        },
      },
      { name: "skipped", isDue: () => false, run: async () => ran.push("skipped") },
      { name: "three", run: async () => ran.push("three") },
    ]);
    const stop = await run(house, [job]);
    await sendNow(house, "three");
    await until(() => ran.length === 3, 30_000);
    await stop();
    expect(ran).toEqual(["one", "two", "three"]);
    const whole = spans.findLast(({ name }) => name === "job three");
    expect(spans.filter(({ under }) => under === whole?.id).map(({ name, ok }) => [name, ok])).toEqual([
      ["one", true],
      ["two", false],
      ["three", true],
    ]);
    const runs = await house.app.jobLog.runs();
    expect(runs.map(({ job: name, failures, failure }) => [name, failures, failure])).toEqual([
      ["one", 0n, null],
      ["three", 0n, null],
      ["two", 1n, "broken"],
    ]);
    expect(house.faults.map(String)).toEqual(["Error: job two failed"]);
  });

  test("every job of the house goes well on a house that is played in", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    await play(app, await addPlayer(app), 5);
    await sealAll(app);
    for (const { steps } of JOBS)
      for (const { name, isDue, run: work } of steps) {
        if (isDue && !isDue(app)) continue;
        expect([name, await app.jobLog.run(name, async () => await work(app))]).toEqual([name, true]);
      }
    expect(house.faults).toEqual([]);
    expect((await app.books.proofs()).every(({ ok }) => ok)).toBe(true);
    expect(await app.leaderboards.top("wagered", "day", 5)).toHaveLength(1);
  });

  test("an open round that nobody touches is settled by its default move after a day, once, and paid", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const player = await addPlayer(app);
    const order = { playerId: player, game: "high-low" as const, stake: 100n, bet: {} };
    const { round } = await app.rounds.play({ ...order, key: randomUUID() });
    expect(round.state).toBe("open");
    clock.advance(23 * HOUR_MS);
    expect(await app.rounds.expire(10)).toBe(0);
    clock.advance(2 * HOUR_MS);
    const settled = await Promise.all([app.rounds.expire(10), app.rounds.expire(10)]);
    expect(settled[0] + settled[1]).toBe(1);
    const { round: after } = await app.rounds.proof(player, round.id);
    expect(after.state).toBe("settled");
    expect((await app.books.audit()).ok).toBe(true);
    expect(await app.rounds.expire(10)).toBe(0);
  });

  test("a round that cannot be ended goes to the end of the line: the others do not wait for it", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const order = { game: "high-low" as const, stake: 100n, bet: {} };
    for (const playerId of [await addPlayer(app), await addPlayer(app)]) {
      await app.rounds.play({ ...order, playerId, key: randomUUID() });
      clock.advance(1_000);
    }
    // The older of the two names a round that is not there.
    await app.database.pool.query(
      "UPDATE open_rounds SET round_id = gen_random_uuid() WHERE expires_at = (SELECT min(expires_at) FROM open_rounds)",
    );
    clock.advance(25 * HOUR_MS);
    expect([await app.rounds.expire(1), await app.rounds.expire(1)]).toEqual([0, 1]);
    expect(house.faults).toHaveLength(1);
    clock.advance(HOUR_MS);
    expect(await app.rounds.expire(1)).toBe(0);
    expect(house.faults).toHaveLength(2);
  });

  test("keys of money writes are forgotten after two days, but not the one that opened the wallet", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const player = await addPlayer(app);
    await play(app, player, 20);
    clock.advance(1.9 * DAY_MS);
    expect(await app.upkeep.forgetKeys()).toBe(0n);
    clock.advance(0.2 * DAY_MS);
    expect(await app.upkeep.forgetKeys()).toBe(20n);
    // Opening the player again gives nothing a second time.
    await app.players.open(player);
    expect((await app.books.audit()).ok).toBe(true);
    const { rows } = await app.database.pool.query<{ n: bigint }>(
      "SELECT count(*) AS n FROM transfers WHERE kind = 'opening'",
    );
    expect(rows[0]?.n).toBe(2n);
  });

  test("the months ahead are made before they are needed, and a row without a month is told of", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    clock.advance(100 * DAY_MS);
    await app.upkeep.prepareMonths();
    await app.upkeep.prepareMonths();
    clock.advance(150 * DAY_MS);
    await play(app, await addPlayer(app), 1);
    await app.upkeep.prepareMonths();
    clock.advance(3_000 * DAY_MS);
    await play(app, await addPlayer(app), 1);
    await expect(app.upkeep.prepareMonths()).rejects.toThrow();
  });
});

test("of many processes one runs a job, and what a stopped one has not begun another one does", async () => {
  await using house = await openHouse("postgres");
  let runs = 0;
  const job = jobOf("once", [{ name: "once", run: async () => ++runs }]);
  const stops = await Promise.all([1, 2, 3].map(() => run(house, [job])));
  await sendNow(house, "once");
  await until(() => runs === 1, 30_000);
  await stops[0]?.();
  await sendNow(house, "once");
  await until(() => runs === 2, 30_000);
  await Promise.all(stops.slice(1).map((stop) => stop()));
  expect(runs).toBe(2);
  expect(house.faults).toEqual([]);
});
