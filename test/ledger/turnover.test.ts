import { expect, test } from "vitest";
import { DAY_MS } from "../../src/base/time.ts";
import { createTurnover } from "../../src/ledger/turnover.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";

test("one sum of a player runs at a time; all who ask meanwhile share the next, which is as new as they are", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  const player = await addPlayer(app);
  const since = new Date(clock() - DAY_MS);
  const turnover = createTurnover(app.database);
  const [first, second, third] = [turnover(player, since), turnover(player, since), turnover(player, since)];
  expect(second).not.toBe(first);
  expect(third).toBe(second);
  expect(await Promise.all([first, third])).toEqual(Array(2).fill({ staked: 0n, returned: 0n }));

  // Whoever asks after a bet sees it, also while sums from before it are on their way.
  for (let bets = 1n; bets <= 20n; bets += 1n) {
    const before = [turnover(player, since), turnover(player, since)];
    await play(app, player, 1);
    expect((await turnover(player, since)).staked).toBe(100n * bets);
    await Promise.all(before);
  }
});
