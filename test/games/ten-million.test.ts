import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { GAMES } from "../../src/games/catalog.ts";
import { GAME_IDS } from "../../src/games/ids.ts";
import { GAME_ODDS } from "../../src/games/odds-catalog.ts";
import { doubtsOf, TESTS_A_BET, TESTS_MAX } from "./statistics/doubts.ts";
import type { Asked, Seen } from "./statistics/worker.ts";

const ROUNDS = 10_000_000;
/** A game takes a core 1 to 15 seconds; the rest is for a machine that has other things to do. */
const TIMEOUT_MS = 600_000;

function seenBy(asked: Asked): Promise<readonly Seen[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./statistics/worker.ts", import.meta.url), { workerData: asked });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

test("the statistical tests of all games are no more than their false alarms are shared out over", () => {
  const bets = GAME_IDS.reduce((sum, id) => sum + GAME_ODDS[id].bets(GAMES[id].rules).length, 0);
  expect(TESTS_A_BET * bets).toBeLessThanOrEqual(TESTS_MAX);
});

test.concurrent.each(GAME_IDS)(
  "%s: ten million rounds have the published results, mean and deviation, by one chance in a million for all games",
  { timeout: TIMEOUT_MS },
  async (game) => {
    const seen = await seenBy({ game, rounds: ROUNDS });
    expect(seen.reduce((sum, { agreement }) => sum + agreement.rounds, 0)).toBeGreaterThanOrEqual(ROUNDS);
    expect(
      seen.flatMap(({ bet, agreement }) => doubtsOf(agreement).map((doubt) => `${bet}: ${doubt}`)),
    ).toEqual([]);
  },
);
