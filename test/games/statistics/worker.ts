import { parentPort, workerData } from "node:worker_threads";
import { drawsFrom } from "../../../src/fair/draws.ts";
import { fastWords } from "../../../src/fair/fast.ts";
import { type Agreement, agreement } from "../../../src/games/agreement.ts";
import { GAMES } from "../../../src/games/catalog.ts";
import type { GameId } from "../../../src/games/ids.ts";
import { GAME_ODDS } from "../../../src/games/odds-catalog.ts";
import { bestStrategy, sample } from "../../../src/games/sample.ts";

/** What the worker is asked for: the rounds are spread over the game's published bets. */
export type Asked = { readonly game: GameId; readonly rounds: number };
export type Seen = { readonly bet: string; readonly agreement: Agreement };

// A thread of its own, because Node then runs the code as it stands, several times faster than the test runner does.
const { game: id, rounds } = workerData as Asked;
const game = GAMES[id];
const odds = GAME_ODDS[id];
const bets = odds.bets(game.rules);
const strategy = game.kind === "stepped" ? bestStrategy(odds) : undefined;
const seen = bets.map(({ name, bet }, index): Seen => {
  const draws = drawsFrom(fastWords(10_000 + index));
  const counts = sample(game, game.rules, bet, draws, Math.ceil(rounds / bets.length), strategy);
  return { bet: name, agreement: agreement(odds.distribution(game.rules, bet), counts) };
});
parentPort?.postMessage(seen);
