import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { freshDatabase } from "../support/database.ts";
import { openHouseOn } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";
import { freshRedis } from "../support/redis.ts";
import { until } from "../support/until.ts";

const ROUNDS = 40;

test("a player whose bets take turns between two processes is drawn for once each: they tell each other the next nonce", async () => {
  await using redis = await freshRedis();
  await using fresh = await freshDatabase("postgres");
  const env = { REDIS_URL: redis.url };
  await using one = await openHouseOn(fresh.settings, { env });
  await using two = await openHouseOn(fresh.settings, { env });
  const houses = [one.app, two.app] as const;
  await until(async () => Number((await redis.redis.pubsub("NUMSUB", "rng:bus"))[1]) === 2);
  const player = await addPlayer(one.app);
  const guarded = await addPlayer(one.app);
  await one.app.limits.set(guarded, [{ span: "day", kind: "wager", amount: 1_000_000n }], undefined);
  let heard = 0;
  const end = houses.map((app) =>
    app.cluster.bus.subscribe("seat", () => {
      heard += 1;
    }),
  );
  for (const id of [player, guarded]) for (const app of houses) await play(app, id, 1);
  await until(() => heard === 4);
  const batches = (): number => houses.reduce((sum, app) => sum + app.rounds.stats().batches, 0);
  const before = batches();
  const nonces: bigint[] = [];
  for (let n = 0; n < ROUNDS; n += 1) {
    const app = houses[n % 2] ?? one.app;
    const bet = { game: "coinflip" as const, stake: 100n, bet: { side: "heads" } };
    const { round } = await app.rounds.play({ ...bet, playerId: player, key: randomUUID() });
    nonces.push(round.nonce);
    await app.rounds.play({ ...bet, playerId: guarded, key: randomUUID() });
    // The other has heard of both bets, and is next.
    await until(() => heard === 4 + 2 * (n + 1));
  }
  for (const stop of end) stop();
  expect(nonces).toEqual(Array.from({ length: ROUNDS }, (_, n) => BigInt(n + 2)));
  expect(batches() - before, "statements: one a bet, none in vain").toBe(2 * ROUNDS);
  expect([...one.faults, ...two.faults]).toEqual([]);
});

test("what comes late, from a pair that is over or from nowhere does no harm", async () => {
  await using redis = await freshRedis();
  await using fresh = await freshDatabase("postgres");
  await using house = await openHouseOn(fresh.settings, { env: { REDIS_URL: redis.url } });
  const { app } = house;
  const player = await addPlayer(app);
  await play(app, player, 3);
  for (const nonce of ["0", "2", "3", "7", "900"]) app.cluster.bus.publish("seat", [[player, nonce, "5"]]);
  app.cluster.bus.publish("seat", [[randomUUID(), "1", "1"]]);
  await play(app, player, 3);
  await app.seeds.rotate(player, undefined);
  app.cluster.bus.publish("seat", [[player, "6", "0"]]);
  await play(app, player, 2);
  const rounds = await app.rounds.history(player, {}, 10);
  expect(rounds.map(({ nonce }) => nonce)).toEqual([1n, 0n, 5n, 4n, 3n, 2n, 1n, 0n]);
  expect(house.faults).toEqual([]);
});
