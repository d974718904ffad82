import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import type { Json } from "../../src/base/canonical.ts";
import { parseClientSeed, parseServerSeed } from "../../src/fair/seed.ts";
import { importServerSeed, roundDraws } from "../../src/fair/stream.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import { openHouse } from "../support/house.ts";
import { addPlayer } from "../support/play.ts";

const HOUR_MS = 3_600_000;
const TRIES_MAX = 100;
const BETS: Readonly<Record<string, Json>> = {
  mines: { mines: 3 },
  craps: { bets: [{ type: "pass", stake: 100 }] },
};
const STEPPED = Object.values(GAMES).filter((game): game is SteppedGame => game.kind === "stepped");

/** The moves that the published default makes from the opening on, by the revealed seed. */
function defaultMoves(
  game: SteppedGame,
  rules: Json,
  bet: Json,
  seed: string,
  client: string,
  nonce: number,
) {
  const serverSeed = parseServerSeed(seed);
  const clientSeed = parseClientSeed(client);
  if (!serverSeed || !clientSeed) throw new Error("the seed was not revealed");
  const draws = roundDraws(importServerSeed(serverSeed), clientSeed, nonce);
  let state = game.start(rules, bet, 100n, draws);
  const moves: Json[] = [];
  while (!game.isOver(state)) {
    const move = game.defaultMove(rules, state);
    moves.push(move);
    state = game.step(rules, state, move, draws);
  }
  return { moves, payout: game.payout(rules, state), stake: game.staked(state) };
}

test("a round of every game with choices that is left alone for a day is settled by its published default move, at no further stake", async () => {
  await using house = await openHouse("embedded");
  const { app, clock } = house;
  for (const game of STEPPED) {
    const player = await addPlayer(app);
    const order = { playerId: player, game: game.id, stake: 100n, bet: BETS[game.id] ?? {} };
    let { round } = await app.rounds.play({ ...order, key: randomUUID() });
    for (let n = 0; round.state !== "open"; n += 1) {
      expect(n).toBeLessThan(TRIES_MAX);
      ({ round } = await app.rounds.play({ ...order, key: randomUUID() }));
    }
    clock.advance(25 * HOUR_MS);
    expect(await app.rounds.expire(10), game.id).toBe(1);
    await app.seeds.rotate(player, undefined);
    const { round: after, rules } = await app.rounds.proof(player, round.id);
    const seed = after.serverSeed ?? "";
    const told = defaultMoves(game, rules, after.bet, seed, after.clientSeed, Number(after.nonce));
    expect({ moves: after.moves, payout: after.payout, stake: after.stake }, game.id).toEqual(told);
    expect(after.state).toBe("settled");
  }
  expect((await app.books.audit()).ok).toBe(true);
});
