import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { App } from "../../src/app.ts";
import { Refusal } from "../../src/base/refusal.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "../../src/base/time.ts";
import type { Wanted } from "../../src/services/limits/plan.ts";
import { ENGINES } from "../support/database.ts";
import { openHouse } from "../support/house.ts";
import { type Credentials, newcomer } from "../support/people.ts";
import { addPlayer, play } from "../support/play.ts";
import { join, joinBody, post } from "./accounts/knock.ts";

const limit = (kind: Wanted["kind"], span: Wanted["span"], amount: bigint | undefined): Wanted => ({
  kind,
  span,
  amount,
});

const bet = (app: App, playerId: string, stake: bigint, key: string = randomUUID()) =>
  app.rounds.play({ playerId, game: "coinflip", stake, bet: { side: "heads" }, key });

/** The code of the refusal, or "played". */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "played";
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

const staked = async (app: App, playerId: string): Promise<bigint> =>
  (await app.wallet.today(playerId)).staked;

describe.each(ENGINES)("on %s", (engine) => {
  test("what was staked before a limit was set counts, and the limit holds to the last unit", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    await play(app, player, 3);
    await app.limits.set(player, [limit("wager", "day", 500n)], undefined);
    expect(await outcome(bet(app, player, 201n))).toBe("limit-reached");
    expect(await outcome(bet(app, player, 200n))).toBe("played");
    expect(await outcome(bet(app, player, 1n + 99n))).toBe("limit-reached");
    expect(await staked(app, player)).toBe(500n);
    house.clock.advance(DAY_MS);
    expect(await outcome(bet(app, player, 500n))).toBe("played");
    expect(house.faults).toEqual([]);
  });

  test("a loss limit is never passed, and a win makes room", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    await app.limits.set(player, [limit("loss", "week", 1_000n)], undefined);
    for (let n = 0; n < 60; n += 1) {
      await outcome(bet(app, player, 300n));
      const { staked: out, returned } = await app.wallet.today(player);
      expect(out - returned).toBeLessThanOrEqual(1_000n);
    }
    const view = await app.limits.view(player);
    const today = await app.wallet.today(player);
    expect(view.counts.find(({ span }) => span === "week")).toMatchObject(today);
  });

  test("leaving ends no break early, and no limit within a day; whoever had neither may come back at once", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const comesBack = async (who: Credentials): Promise<string> => {
      try {
        return String((await post(app, "/sign-up/email", joinBody(app, who))).status);
      } catch (error) {
        if (error instanceof Refusal) return "refused";
        throw error;
      }
    };
    const [free, resting, limited] = [await join(app), await join(app), await join(app)];
    await app.limits.takeBreak(resting.id, 168);
    await app.limits.set(limited.id, [limit("wager", "day", 0n)], undefined);
    for (const { id } of [free, resting, limited]) await app.accounts.erase(id);
    const again = ({ who }: { who: Credentials }) => ({ ...newcomer(), email: who.email });
    const all = async () => [await comesBack(again(resting)), await comesBack(again(limited))];
    expect(await comesBack(again(free))).toBe("200");
    expect(await all()).toEqual(["refused", "refused"]);
    clock.advance(DAY_MS - 1_000);
    expect(await all()).toEqual(["refused", "refused"]);
    clock.advance(1_000);
    expect(await all()).toEqual(["refused", "200"]);
    clock.advance(6 * DAY_MS);
    expect(await comesBack(again(resting))).toBe("200");
  });

  test("tighter counts at once, looser after a day", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const player = await addPlayer(app);
    await app.limits.set(player, [limit("wager", "month", 1_000n)], undefined);
    await app.limits.set(player, [limit("wager", "month", 100n)], undefined);
    await app.limits.set(player, [limit("wager", "month", undefined)], undefined);
    expect(await outcome(bet(app, player, 101n))).toBe("limit-reached");
    clock.advance(DAY_MS - 1);
    expect(await outcome(bet(app, player, 101n))).toBe("limit-reached");
    clock.advance(1);
    expect(await outcome(bet(app, player, 101n))).toBe("played");
    const { changes } = await app.limits.view(player);
    expect(changes.map(({ what, amount }) => [what, amount])).toEqual([
      ["wager", undefined],
      ["wager", 100n],
      ["wager", 1_000n],
    ]);
  });

  test("minutes of play are counted between rounds, and the reality check stops play until it is looked at", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const player = await addPlayer(app);
    await app.limits.set(player, [limit("time", "day", 60n)], 30);
    for (let minutes = 0; minutes < 30; minutes += 10) {
      expect(await outcome(bet(app, player, 100n))).toBe("played");
      clock.advance(10 * MINUTE_MS);
    }
    expect(await outcome(bet(app, player, 100n))).toBe("reality-check");
    expect((await app.limits.view(player)).uncheckedMs).toBe(30 * MINUTE_MS);
    await app.limits.checked(player);
    expect((await app.limits.view(player)).uncheckedMs, "what was looked at is not counted again").toBe(0);
    expect(await outcome(bet(app, player, 100n))).toBe("played");
    expect((await app.limits.view(player)).uncheckedMs).toBe(0);
    clock.advance(HOUR_MS);
    expect(await outcome(bet(app, player, 100n)), "an hour's pause is no play").toBe("played");
    clock.advance(14 * MINUTE_MS);
    expect(await outcome(bet(app, player, 100n))).toBe("played");
    clock.advance(14 * MINUTE_MS);
    expect((await app.limits.view(player)).uncheckedMs).toBe(28 * MINUTE_MS);
    await app.limits.checked(player);
    expect(await outcome(bet(app, player, 100n))).toBe("played");
    clock.advance(2 * MINUTE_MS);
    expect((await app.limits.view(player)).uncheckedMs).toBe(2 * MINUTE_MS);
    expect(await outcome(bet(app, player, 100n))).toBe("limit-reached");
    const view = await app.limits.view(player);
    expect(view.counts.find(({ span }) => span === "day")?.playedMs).toBe(60 * MINUTE_MS);
  });

  test("the spell of play begins anew after a long pause", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const player = await addPlayer(app);
    expect((await app.limits.view(player)).spell).toBeUndefined();
    const first = clock();
    await play(app, player, 1);
    clock.advance(10 * MINUTE_MS);
    await play(app, player, 1);
    expect((await app.limits.view(player)).spell).toMatchObject({ since: new Date(first), staked: 200n });
    clock.advance(16 * MINUTE_MS);
    expect((await app.limits.view(player)).spell).toBeUndefined();
    await play(app, player, 1);
    expect((await app.limits.view(player)).spell).toMatchObject({ since: new Date(clock()), staked: 100n });
  });

  test("a break and an exclusion stop bets and bonuses, end by themselves, and never earlier", async () => {
    await using house = await openHouse(engine);
    const { app, clock } = house;
    const player = await addPlayer(app);
    await app.limits.takeBreak(player, 24);
    expect(await outcome(bet(app, player, 100n))).toBe("excluded");
    expect(await outcome(app.limits.assertMayPlay(player))).toBe("excluded");
    expect(await outcome(app.limits.takeBreak(player, 1))).toBe("conflict");
    clock.advance(DAY_MS);
    expect(await outcome(bet(app, player, 100n))).toBe("played");
    const until = await app.limits.exclude(player, 6);
    expect(await outcome(app.limits.exclude(player, undefined))).toBe("played");
    expect(await outcome(app.limits.exclude(player, 60))).toBe("conflict");
    clock.set(until.getTime());
    expect(await outcome(bet(app, player, 100n))).toBe("excluded");
    const earlier = app.database.pool.query(
      "UPDATE play_guards SET excluded_until = now() WHERE player_id = $1",
      [player],
    );
    await expect(earlier).rejects.toMatchObject({ code: "23001" });
    await expect(
      app.database.pool.query("DELETE FROM play_guards WHERE player_id = $1", [player]),
    ).rejects.toMatchObject({ code: "23001" });
  });

  test("an open hand can be finished whatever stands in the way of a new bet, but not raised", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    const move = (roundId: string, name: string) =>
      app.rounds.move({ playerId: player, roundId, move: { move: name }, key: randomUUID() });
    const order = { playerId: player, game: "blackjack" as const, stake: 200n, bet: {} };
    const dealt = async () => {
      for (;;) {
        const { round } = await app.rounds.play({ ...order, key: randomUUID() });
        if (round.state === "settled") continue;
        // Behind an ace insurance is asked for first; the hand then goes on, unless the dealer had a blackjack.
        if ((await outcome(move(round.id, "no-insurance"))) !== "played") return round;
        if ((await app.rounds.proof(player, round.id)).round.state === "open") return round;
      }
    };
    const round = await dealt();
    await app.limits.takeBreak(player, 1);
    expect(await outcome(move(round.id, "double"))).toBe("excluded");
    expect((await move(round.id, "stand")).round.state).toBe("settled");
    const view = await app.limits.view(player);
    expect(view.counts.find(({ span }) => span === "day")).toMatchObject(await app.wallet.today(player));
  });

  test("a repeat gets its first answer even when the limit or the wallet is used up since", async () => {
    await using house = await openHouse(engine);
    const { app } = house;
    const player = await addPlayer(app);
    await app.limits.set(player, [limit("wager", "day", 100n)], undefined);
    const key = randomUUID();
    const first = await bet(app, player, 100n, key);
    expect(await outcome(bet(app, player, 100n))).toBe("limit-reached");
    const again = await bet(app, player, 100n, key);
    expect({ id: again.round.id, credits: again.credits }).toEqual({
      id: first.round.id,
      credits: first.credits,
    });
    expect(await outcome(bet(app, player, 99n + 2n, key))).toBe("idempotency-key-reused");
  });
});
