import { describe, expect, test } from "vitest";
import { Refusal } from "../../src/base/refusal.ts";
import { type OfferChange, STAKE_CEILING } from "../../src/services/admin/offers.ts";
import { command } from "../support/command.ts";
import { ENGINES, freshDatabase } from "../support/database.ts";
import { type House, openHouse, openHouseOn } from "../support/house.ts";
import { addPlayer, play } from "../support/play.ts";
import { until } from "../support/until.ts";

const set = ({ app }: House, change: OfferChange) =>
  app.admin.offers.change({ actorId: undefined, game: "coinflip", change, reason: "a test" });

/** How a bet of so many minor units ends. */
async function bet({ app }: House, player: string, stake: bigint): Promise<string> {
  try {
    await play(app, player, 1, { game: "coinflip", stake, bet: { side: "heads" } });
    return "played";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

describe.each(ENGINES)("on %s", (engine) => {
  test("what is set for a game holds from the moment it is answered, stays until it is taken back, and stands in the log", async () => {
    await using house = await openHouse(engine);
    const player = await addPlayer(house.app);
    await set(house, { stakeMin: 200n, stakeMax: 500n });
    await until(async () => (await bet(house, player, 100n)) === "stake-limit");
    expect(await bet(house, player, 501n)).toBe("stake-limit");
    expect(await bet(house, player, 500n)).toBe("played");
    await set(house, { enabled: false });
    await until(async () => (await bet(house, player, 500n)) === "game-off");
    await set(house, { enabled: true, stakeMin: null });
    await until(async () => (await bet(house, player, 100n)) === "played");
    // What was not named stays as it was set.
    expect(await bet(house, player, 501n)).toBe("stake-limit");
    const log = await house.app.admin.journal.entries({ before: undefined, target: "coinflip" }, 10);
    expect(log.map(({ action, actorId, details }) => ({ action, actorId, details }))).toEqual([
      {
        action: "offer",
        actorId: undefined,
        details: { enabled: true, stakeMin: null, stakeMax: "500", reason: "a test" },
      },
      {
        action: "offer",
        actorId: undefined,
        details: { enabled: false, stakeMin: "200", stakeMax: "500", reason: "a test" },
      },
      {
        action: "offer",
        actorId: undefined,
        details: { enabled: true, stakeMin: "200", stakeMax: "500", reason: "a test" },
      },
    ]);
  });

  test("stakes that nobody could play, or that no house could pay, are refused and change nothing", async () => {
    await using house = await openHouse(engine);
    for (const change of [
      { stakeMin: 0n },
      { stakeMin: 600n, stakeMax: 500n },
      { stakeMax: STAKE_CEILING + 1n },
      { stakeMin: 2_000_000n },
    ]) {
      await expect(set(house, change)).rejects.toThrow("These stakes cannot be set for coinflip.");
    }
    await house.app.catalog.refresh();
    const { stakeMin, stakeMax } = house.app.catalog.offerOf("coinflip");
    expect([stakeMin, stakeMax]).toEqual([100n, 1_000_000n]);
  });

  test("the command says what is on offer, changes it, and tells what is wrong with a wrong call", async () => {
    await using house = await openHouse(engine);
    const off = await command(house, ["games", "set", "all", "--off", "--reason", "the books are looked at"]);
    expect(off.code).toBe(0);
    expect(house.app.catalog.all().every(({ enabled }) => !enabled)).toBe(true);
    const on = await command(house, [
      ...["games", "set", "roulette", "--on", "--stake-max", "25.50", "--reason", "done", "--json"],
    ]);
    const roulette = (JSON.parse(on.out) as { game: string }[]).find(({ game }) => game === "roulette");
    expect(roulette).toMatchObject({ enabled: true, stakeMax: 2_550 });
    for (const [args, why] of [
      [["set", "chess", "--on", "--reason", "x"], "there is no game chess; there are coinflip"],
      [["set", "dice", "--reason", "x"], "nothing to set"],
      [["set", "dice", "--on"], "--reason is missing"],
      [["set", "dice", "--stake-max", "1e9", "--reason", "x"], "--stake-max is an amount such as 2.50"],
    ] as const) {
      expect(await command(house, ["games", ...args])).toMatchObject({
        code: 2,
        err: expect.stringContaining(why),
      });
    }
    const refused = await command(house, ["games", "set", "dice", "--stake-max", "0.50", "--reason", "x"]);
    expect(refused).toMatchObject({
      code: 1,
      err: expect.stringContaining("stakeMax is 0.50, less than the least stake, 1.00"),
    });
  });
});

test("another process that shares the database offers what was set within seconds, without being told", async () => {
  await using fresh = await freshDatabase("postgres");
  await using one = await openHouseOn(fresh.settings);
  await using other = await openHouseOn(fresh.settings, { clock: one.clock });
  const player = await addPlayer(other.app);
  await set(one, { enabled: false });
  one.clock.advance(6_000);
  await until(async () => (await bet(other, player, 100n)) === "game-off");
});
