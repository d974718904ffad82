import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { MULTIPLIER_ONE } from "../../src/base/money.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { HOUR_MS } from "../../src/base/time.ts";
import { drawsFrom } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { parseClientSeed, parseServerSeed } from "../../src/fair/seed.ts";
import { importServerSeed, roundDraws } from "../../src/fair/stream.ts";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS } from "../../src/games/ids.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";
import { createSealer } from "../../src/store/sealed-seed.ts";
import { readSeats } from "../../src/store/seeds.ts";
import { ENGINES } from "../support/database.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play, sealAll } from "../support/play.ts";

async function sealAndWatch(app: App): Promise<string[]> {
  await sealAll(app);
  return await app.fairnessWatch.catchUp();
}

/** A round of every game, on a bet drawn from those that odds are published for. */
async function playEverything(app: App, player: string, seed: number): Promise<void> {
  const draws = drawsFrom(fastWords(seed));
  for (const id of GAME_IDS) {
    const game = GAMES[id];
    const named = GAME_ODDS[id].bets(game.rules);
    const { bet } = named[draws.below(named.length)] ?? { bet: {} };
    const order = { playerId: player, game: id, stake: BigInt(Math.max(100, game.stakeMin)), bet };
    await app.rounds.play({ ...order, key: randomUUID() });
  }
}

/** Lets somebody who can read the seeds bet on what will come. */
async function cheat(app: App, player: string, rounds: number): Promise<void> {
  const sealer = createSealer(app.config.secrets, (bytes) => new Uint8Array(bytes));
  for (let n = 0; n < rounds; n += 1) {
    const [seat] = await readSeats(app.database.db, sealer, [player]);
    const serverSeed = parseServerSeed(seat?.serverSeed ?? "");
    const clientSeed = parseClientSeed(seat?.clientSeed ?? "");
    if (!seat || !serverSeed || !clientSeed) throw new Error("no seat");
    const side = roundDraws(importServerSeed(serverSeed), clientSeed, Number(seat.nextNonce)).below(2);
    const bet = { side: side === 0 ? "heads" : "tails" };
    await app.rounds.play({ playerId: player, game: "coinflip", stake: 100n, bet, key: randomUUID() });
  }
}

/** Changes a settled round behind the house's back, as somebody with the database's password could. */
async function tamper(app: App, change: string): Promise<void> {
  const { pool } = app.database;
  await pool.query("ALTER TABLE rounds DISABLE TRIGGER rounds_settled_stay");
  await pool.query(`UPDATE rounds SET ${change} WHERE id = (SELECT max(id::text)::uuid FROM rounds)`);
  await pool.query("ALTER TABLE rounds ENABLE TRIGGER rounds_settled_stay");
}

const coinflipIsOff = (app: App, player: string): Promise<boolean> =>
  app.rounds
    .play({ playerId: player, game: "coinflip", stake: 100n, bet: { side: "heads" }, key: randomUUID() })
    .then(
      () => false,
      (error: unknown) => error instanceof Refusal && error.code === "game-off",
    );

describe.each(ENGINES)("on %s", (engine) => {
  test("every game of a fair house is watched round by round, and none is switched off", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    for (let n = 0; n < 3; n += 1) {
      await playEverything(app, player, n);
      // Half of them are watched while the hands are open, the others when they were settled by the default move.
      if (n % 2 === 0) await sealAll(app);
      house.clock.advance(25 * HOUR_MS);
      await app.rounds.expire(100);
      await app.seeds.rotate(player, undefined);
      expect(await sealAndWatch(app)).toEqual([]);
    }
    const report = await app.fairnessWatch.report();
    expect(report.map(({ game }) => game).sort()).toEqual([...GAME_IDS].sort());
    expect(report.every(({ reason }) => reason === null)).toBe(true);
    const counted = report.reduce((sum, { rounds }) => sum + rounds, 0n);
    const { rows } = await app.database.pool.query<{ n: bigint }>("SELECT count(*) AS n FROM rounds");
    expect(counted).toBe(rows[0]?.n);
    expect(house.faults).toEqual([]);
  });

  test("who bets as if the seeds were known is noticed, and the game is off in this process at once", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    await play(app, player, 30);
    await cheat(app, player, 80);
    expect(await coinflipIsOff(app, player)).toBe(false);
    expect(await sealAndWatch(app)).toEqual(["coinflip"]);
    await app.catalog.refresh();
    expect(await coinflipIsOff(app, player)).toBe(true);
    expect(house.faults.map(String)).toEqual(["Error: the fairness watch has switched coinflip off"]);
    // It does not switch it off again behind an operator who has switched it on.
    await app.database.pool.query("UPDATE game_settings SET enabled = true");
    await app.catalog.refresh();
    await play(app, player, 5);
    expect(await sealAndWatch(app)).toEqual([]);
  });
});

test.each([
  ["an outcome", `outcome = '{"side":"edge"}'`, "its outcome is not what its seeds give"],
  ["a payout", `payout = payout + ${MULTIPLIER_ONE}`, "its payout is not what its rules give"],
])(
  "%s that was changed behind the house's back switches the game off with its first round",
  async (_, change, why) => {
    await using house = await openHouse("postgres");
    const { app } = house;
    const player = await addPlayer(app);
    await play(app, player, 3);
    await tamper(app, change);
    expect(await sealAndWatch(app)).toEqual(["coinflip"]);
    const [watch] = await app.fairnessWatch.report();
    expect(watch?.reason).toContain(why);
    const reason = "the row was put right";
    await app.admin.offers.change({
      actorId: undefined,
      game: "coinflip",
      change: { enabled: true },
      reason,
    });
    await app.catalog.refresh();
    await play(app, player, 3);
    expect(await sealAndWatch(app)).toEqual([]);
    expect((await app.fairnessWatch.report()).map(({ ordinal, reason }) => ({ ordinal, reason }))).toEqual([
      { ordinal: 2n, reason: null },
    ]);
  },
);

test("two processes that watch at once look at every round once", async () => {
  await using house = await openHouse("postgres");
  const { app } = house;
  const player = await addPlayer(app);
  for (let n = 0; n < 4; n += 1) {
    await play(app, player, 10);
    await sealAll(app);
  }
  await Promise.all([1, 2, 3, 4].map(() => app.fairnessWatch.catchUp()));
  await app.fairnessWatch.catchUp();
  expect((await app.fairnessWatch.report()).map(({ rounds }) => rounds)).toEqual([40n]);
});
