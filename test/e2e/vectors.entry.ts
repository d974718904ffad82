// Bundled for the browser by vectors.test.ts: the same replay as in Node, offered to the page. JSON text in and out.
import type { GameId } from "../../src/games/ids.ts";
import { type RoundVector, replayRound, replayStream, type StreamVector } from "../vectors/replayed.ts";

const replay = {
  stream: (vector: string): string => JSON.stringify(replayStream(JSON.parse(vector) as StreamVector)),
  rounds: (game: GameId, vectors: string): string =>
    JSON.stringify((JSON.parse(vectors) as RoundVector[]).map((vector) => replayRound(game, vector))),
};

declare global {
  var rngReplay: typeof replay;
}
globalThis.rngReplay = replay;
