import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { arrive, openStage } from "../security/stage.ts";
import { ENGINES } from "../support/database.ts";

describe.each(ENGINES)("on %s", (engine) => {
  test("the rounds of a seed pair can be asked for, all of them and no others, by their player alone", async () => {
    await using stage = await openStage(engine);
    const owner = await arrive(stage);
    const other = await arrive(stage);
    const toss = (count: number) =>
      Array.fromAsync(Array(count), () =>
        stage.house.app.rounds.play({
          playerId: owner.id,
          game: "coinflip",
          stake: 100n,
          bet: { side: "heads" },
          key: randomUUID(),
        }),
      );
    const noncesOf = async (pair: string) => {
      const first = await owner.person.call("listRounds", { query: { pair, limit: 2 } });
      const cursor = first.nextCursor ?? undefined;
      const rest = cursor
        ? await owner.person.call("listRounds", { query: { pair, limit: 2, cursor } })
        : null;
      return [...first.rounds, ...(rest?.rounds ?? [])].map(({ nonce }) => nonce);
    };
    await toss(3);
    await owner.person.call("rotateSeeds", { body: {} });
    stage.house.clock.advance(1_000);
    await toss(2);
    const { seeds } = await owner.person.call("rotateSeeds", { body: {} });
    const [second, first] = seeds.past.map(({ id }) => id);
    expect(await noncesOf(first ?? "")).toEqual([2, 1, 0]);
    expect(await noncesOf(second ?? "")).toEqual([1, 0]);
    expect(await noncesOf(seeds.current.id)).toEqual([]);
    const strangers = await other.person.call("listRounds", { query: { pair: first ?? "", limit: 25 } });
    expect(strangers.rounds).toEqual([]);
  });
});
