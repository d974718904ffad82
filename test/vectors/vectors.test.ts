import { expect, test } from "vitest";
import { publishedRounds, publishedStream } from "./published.ts";
import { expectedOf, replayRound, replayStream } from "./replayed.ts";

test("the published stream is these words and no others, in Node", () => {
  const vector = publishedStream();
  expect(replayStream(vector)).toEqual({ commitment: vector.commitment, words: vector.words });
});

test.each(publishedRounds())(
  "the players' verifier agrees with every published round of $game, in Node",
  ({ game, rounds }) => {
    expect(rounds.length).toBeGreaterThan(0);
    expect(rounds.map((vector) => replayRound(game, vector))).toEqual(rounds.map(expectedOf));
  },
);
