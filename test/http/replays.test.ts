import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { HOUR_MS } from "../../src/base/time.ts";
import { commitmentOf, parseServerSeed, type ServerSeed } from "../../src/fair/seed.ts";
import type { GameId } from "../../src/games/ids.ts";
import { arrive, openStage, type Stage, type Visitor } from "../security/stage.ts";
import { ENGINES } from "../support/database.ts";
import { stranger } from "../support/people.ts";

/** A game without moves, and every game with them. */
const BETS: Partial<Record<GameId, unknown>> = {
  keno: { numbers: [1, 2, 3, 4], risk: "low" },
  mines: { mines: 3 },
  blackjack: {},
  "high-low": {},
  "video-poker": {},
  craps: { bets: [{ type: "pass", stake: 200 }] },
};

describe.each(ENGINES)("on %s", (engine) => {
  let stage: Stage;
  let owner: Visitor;
  beforeAll(async () => {
    stage = await openStage(engine);
    owner = await arrive(stage);
  });
  afterAll(() => stage?.[Symbol.asyncDispose]());

  /** A settled round: what is open is ended by its game's default moves. */
  async function settled(game: GameId): Promise<string> {
    const { app, clock } = stage.house;
    const order = { playerId: owner.id, game, stake: 200n, bet: BETS[game], key: randomUUID() };
    const { round } = await app.rounds.play(order);
    if (round.state === "open") {
      clock.advance(25 * HOUR_MS);
      expect(await app.rounds.expire(10)).toBe(1);
    }
    return round.id;
  }

  const show = async (id: string): Promise<string> =>
    (await owner.person.call("showRound", { params: { id } })).replay ?? "";

  test.each(Object.keys(BETS) as GameId[])(
    "a round of %s that is shown can be watched by a stranger, from its beginning to its outcome, and leads to nobody",
    async (game) => {
      const id = await settled(game);
      const shown = await show(id);
      expect(await show(id)).toBe(shown);
      const { round: whole } = await owner.person.call("getRound", { params: { id } });
      const replay = await stranger(stage.door).call("getReplay", { params: { id: shown } });
      const { id: _id, state: _state, ...rest } = whole;
      expect(replay.round).toEqual({ ...rest, nonce: null, clientSeed: null });
      expect(replay.stages).toHaveLength(whole.moves.length + 1);
      expect(replay.stages.at(-1)).toEqual({ outcome: whole.outcome, stake: whole.stake });
      expect(replay.stages[0]?.stake).toBe(whole.openingStake);
      expect(replay.round.serverSeed).toBeNull();
      const said = JSON.stringify(replay);
      for (const secret of [id, owner.id, owner.person.username, owner.person.email]) {
        expect(said).not.toContain(secret);
      }
    },
  );

  test("an open round is not shown, and another player's round neither shown nor hidden", async () => {
    const { app } = stage.house;
    const order = { playerId: owner.id, game: "mines" as const, stake: 100n, bet: { mines: 3 } };
    const { round } = await app.rounds.play({ ...order, key: randomUUID() });
    const params = { id: round.id };
    expect(await owner.person.ask("showRound", { params })).toMatchObject({ status: 409 });
    const id = await settled("keno");
    const shown = await show(id);
    const other = await arrive(stage);
    for (const name of ["showRound", "hideRound"] as const) {
      expect(await other.person.ask(name, { params: { id } })).toMatchObject({ status: 404 });
    }
    expect(await other.person.call("getRoundReplay", { params: { id } })).toEqual({ replay: null });
    expect(await stranger(stage.door).ask("getReplay", { params: { id: shown } })).toMatchObject({
      status: 200,
    });
  });

  test("what is taken back is found by nobody, nor is anything by guessing", async () => {
    const id = await settled("keno");
    const first = await show(id);
    expect(await owner.person.call("hideRound", { params: { id } })).toEqual({ replay: null });
    const second = await show(id);
    expect(second).not.toBe(first);
    await owner.person.call("hideRound", { params: { id } });
    for (const guess of [first, second, id, owner.id, "%", "'", "a".repeat(22), "..%2f"]) {
      expect(await stranger(stage.door).ask("getReplay", { params: { id: guess } })).toMatchObject({
        status: 404,
        body: { code: "not-found" },
      });
    }
  });

  test("once the pair is revealed the shown round carries its seed", async () => {
    const { id: playerId, person } = await arrive(stage);
    const order = { playerId, game: "coinflip" as const, stake: 100n, bet: { side: "tails" } };
    const { round } = await stage.house.app.rounds.play({ ...order, key: randomUUID() });
    const { replay } = await person.call("showRound", { params: { id: round.id } });
    await person.call("rotateSeeds", { body: {} });
    const shown = await stranger(stage.door).call("getReplay", { params: { id: replay ?? "" } });
    expect(shown.round).toMatchObject({ nonce: 0, clientSeed: round.clientSeed });
    expect(commitmentOf(parseServerSeed(shown.round.serverSeed ?? "") as ServerSeed)).toBe(round.commitment);
  });
});
