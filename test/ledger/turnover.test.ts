import { expect, test } from "vitest";
import { DAY_MS } from "../../src/base/time.ts";
import { createTurnover } from "../../src/ledger/turnover.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";

test("the sum of a day is added up once for all who ask at once, and again at once unless that took long", async () => {
  await using house = await openHouse("postgres");
  const { app, clock } = house;
  const player = await addPlayer(app);
  const since = new Date(clock() - DAY_MS);
  const turnover = createTurnover({ database: app.database, clock });
  const [one, other] = [turnover(player, since), turnover(player, since)];
  expect(other).toBe(one);
  expect((await one).staked).toBe(0n);
  await play(app, player, 1);
  expect((await turnover(player, since)).staked).toBe(100n);

  // As if the sum of many rounds had taken 200 ms.
  const slow = turnover(player, since);
  clock.advance(200);
  await slow;
  await play(app, player, 1);
  clock.advance(1_999);
  expect((await turnover(player, since)).staked).toBe(100n);
  clock.advance(1);
  expect((await turnover(player, since)).staked).toBe(200n);
});
