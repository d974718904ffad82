import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Json } from "../../src/base/canonical.ts";
import { cardText, DECK } from "../../src/fair/cards.ts";
import { type Draws, pick } from "../../src/fair/draws.ts";
import { parseClientSeed, parseServerSeed } from "../../src/fair/seed.ts";
import { importServerSeed, roundDraws, wordStream } from "../../src/fair/stream.ts";
import { GAMES } from "../../src/games/catalog.ts";
import { type OneShotGame, payoutOfRound, rulesIdOf } from "../../src/games/game.ts";
import { GAME_IDS, type GameId } from "../../src/games/ids.ts";
import vectors from "./games.json" with { type: "json" };

type Seeds = { readonly serverSeed: string; readonly clientSeed: string; readonly nonce: number };

/** The seeds as the protocol takes them: captured server seeds of other sites may be shorter than ours. */
function seedsOf({ serverSeed, clientSeed }: Seeds) {
  const server = parseServerSeed(serverSeed);
  const client = parseClientSeed(clientSeed);
  if (!server || !client) throw new Error(`a vector's seeds do not parse: ${serverSeed} ${clientSeed}`);
  return { key: importServerSeed(server), client };
}
function drawsOf(seeds: Seeds): Draws {
  const { key, client } = seedsOf(seeds);
  return roundDraws(key, client, seeds.nonce);
}
function firstWord(seeds: Seeds): number {
  const { key, client } = seedsOf(seeds);
  return wordStream(key, client, seeds.nonce).next();
}

function outcomeOf(id: string, bet: Json, seeds: Seeds): unknown {
  const game = GAMES[id as GameId] as OneShotGame;
  const parsed = game.parseBet(game.rules, bet, 100n);
  if (!parsed.ok) throw new Error(`${id}: ${JSON.stringify(parsed.faults)}`);
  return game.draw(game.rules, parsed.value, drawsOf(seeds));
}

for (const { game, bet, outcome, ...seeds } of vectors.published) {
  test(`the published vector of ${game} is this outcome and no other`, () => {
    expect(outcomeOf(game, bet as Json, seeds)).toEqual(outcome);
  });
}

test("rounds captured at other sites that use this stream come out as they did there", () => {
  for (const { game, bet, outcome, ...seeds } of vectors.captured) {
    expect(outcomeOf(game, bet as Json, seeds), `${game} ${seeds.serverSeed} ${seeds.nonce}`).toMatchObject(
      outcome,
    );
  }
});

test("cards of an infinite deck come in the published and captured order", () => {
  for (const { cards, ...seeds } of vectors.cards) {
    const draws = drawsOf(seeds);
    const expected = cards.split(" ");
    expect(expected.map(() => cardText(draws.below(52)))).toEqual(expected);
  }
});

test("a pick removes each card from the pack before the next", () => {
  for (const { picked, ...seeds } of vectors.picks) {
    const expected = picked.split(" ");
    expect(pick(drawsOf(seeds), DECK, expected.length).map(cardText)).toEqual(expected);
  }
});

test("captured keno rounds, known only in ascending order, have these ten numbers", () => {
  for (const { numbers, ...seeds } of vectors.kenoSorted) {
    const { drawn } = outcomeOf("keno", { risk: "low", numbers: [1] }, seeds) as { drawn: number[] };
    expect([...drawn].sort((a, b) => a - b)).toEqual(numbers);
  }
});

test("captured limbo rounds, floor(0.99 / (word / 2^32)) to two decimals, agree on the first word", () => {
  for (const { limbo, ...seeds } of vectors.limbo) {
    const float = firstWord(seeds) / 2 ** 32;
    expect(Math.max(1, Math.floor((0.99 / float) * 100) / 100)).toBe(limbo);
  }
});

type Kept = {
  readonly rulesId: string;
  readonly rounds: readonly (Seeds & {
    readonly bet: Json;
    readonly stake: number;
    readonly outcome: Json;
    readonly multiplier: number;
    readonly payout: number;
  })[];
};

describe.each(GAME_IDS.filter((id) => GAMES[id].kind === "one-shot"))("frozen rounds of %s", (id) => {
  const game = GAMES[id] as OneShotGame;
  const { rules } = game;
  // Written by: node tools/game-vectors.ts <game>
  const kept = JSON.parse(readFileSync(new URL(`./${id}.json`, import.meta.url), "utf8")) as Kept;

  test("there are at least fifty, played by the rules that are published now", () => {
    expect(kept.rounds.length).toBeGreaterThanOrEqual(50);
    expect(kept.rulesId).toBe(rulesIdOf(id, rules));
  });

  test("outcome, multiplier and payout come out as they always have", () => {
    for (const { bet, stake, outcome, multiplier, payout, ...seeds } of kept.rounds) {
      const amount = BigInt(stake);
      expect(game.parseBet(rules, bet, amount)).toEqual({ ok: true, value: bet });
      const drawn = game.draw(rules, bet, drawsOf(seeds));
      expect(drawn).toEqual(outcome);
      expect(game.multiplier(rules, bet, drawn)).toBe(multiplier);
      expect(Number(payoutOfRound(game, rules, bet, drawn, amount))).toBe(payout);
    }
  });
});
