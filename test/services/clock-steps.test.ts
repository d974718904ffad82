import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { Refusal } from "../../src/base/refusal.ts";
import { spanStart } from "../../src/base/span.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/base/time.ts";
import { settableClock } from "../support/clock.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, sealAll } from "../support/play.ts";

const DAY_LIMIT = 500n;
const limitOf = (amount: bigint) => ({ kind: "wager", span: "day", amount }) as const;

test("the clock steps back an hour over midnight, and forward a day, under play: no id or nonce twice, no window counted twice, no limit escaped", async () => {
  const clock = settableClock(spanStart("day", Date.now()) + 30 * MINUTE_MS);
  await using house = await openHouse("postgres", { clock });
  const { app } = house;
  const player = await addPlayer(app);
  const ids: string[] = [];
  const bet = async (): Promise<string> => {
    const order = { playerId: player, game: "coinflip" as const, stake: 100n, bet: { side: "heads" } };
    try {
      ids.push((await app.rounds.play({ ...order, key: randomUUID() })).round.id);
      return "played";
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  };
  await app.limits.set(player, [limitOf(DAY_LIMIT)], undefined);
  for (let n = 0; n < 3; n += 1) expect(await bet()).toBe("played");
  await sealAll(app);
  await app.leaderboards.tally();

  // Yesterday again: what was staked in the day that had begun still counts.
  clock.advance(-HOUR_MS);
  expect([await bet(), await bet(), await bet()]).toEqual(["played", "played", "limit-reached"]);
  // A looser limit waits its day from the moment of the asking, whatever the clock does then.
  await app.limits.set(player, [limitOf(2n * DAY_LIMIT)], undefined);
  clock.advance(-HOUR_MS);
  expect(await bet()).toBe("limit-reached");
  clock.advance(2 * HOUR_MS);
  expect(await bet()).toBe("limit-reached");
  await sealAll(app);
  await app.leaderboards.tally();

  clock.advance(DAY_MS);
  expect(await bet()).toBe("played");
  await sealAll(app);
  await app.leaderboards.tally();

  expect(new Set(ids).size).toBe(6);
  expect(ids.toSorted()).toEqual(ids);
  const rounds = await app.rounds.history(player, {}, 10);
  expect(rounds.map(({ id }) => id)).toEqual(ids.toReversed());
  expect(rounds.map(({ nonce }) => nonce)).toEqual([5n, 4n, 3n, 2n, 1n, 0n]);
  const { rows } = await app.database.pool.query(
    "SELECT span, sum(staked)::int AS staked FROM player_tallies WHERE span IN ('day', 'all') GROUP BY span ORDER BY span",
  );
  expect(rows).toEqual([
    { span: "all", staked: 600 },
    { span: "day", staked: 600 },
  ]);
  expect(await app.books.audit()).toMatchObject({ ok: true });
  expect(house.faults).toEqual([]);
});
