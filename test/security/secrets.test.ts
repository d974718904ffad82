import { expect, test } from "vitest";
import type { Json } from "../../src/base/canonical.ts";
import type { Round } from "../../src/contract/rounds.ts";
import { cardText } from "../../src/fair/cards.ts";
import { drawsFrom } from "../../src/fair/draws.ts";
import { fastWords } from "../../src/fair/fast.ts";
import { parseClientSeed, parseServerSeed } from "../../src/fair/seed.ts";
import { importServerSeed, roundDraws } from "../../src/fair/stream.ts";
import { GAMES } from "../../src/games/catalog.ts";
import type { SteppedGame } from "../../src/games/game.ts";
import type { GameId } from "../../src/games/ids.ts";
import { recorded } from "../games/conformance/script.ts";
import { freshDatabase } from "../support/database.ts";
import { signUp } from "../support/people.ts";
import { startServer } from "../support/process.ts";
import { cardsIn, cardWord, type Heard, type Listener, listenerOf, roundsIn } from "./secrets.ts";

const PLAYERS = 4;
/** Rounds of every game for each player. */
const ROUNDS = 2;
/** Cards further down the shoe that are looked for too. */
const AHEAD = 6;

const STARTS: readonly (readonly [GameId, number, Json])[] = [
  ["blackjack", 100, {}],
  ["mines", 100, { mines: 4 }],
  ["video-poker", 100, {}],
  ["high-low", 100, {}],
  ["craps", 200, { bets: [{ type: "pass", stake: 200 }] }],
];

const stepped = (game: GameId): SteppedGame => {
  const found = GAMES[game];
  if (found.kind !== "stepped") throw new Error(`${game} has no moves`);
  return found;
};

/** Everything that one can ask for with rounds open, and requests that are refused. */
async function lookRound(listener: Listener, rounds: readonly Round[]): Promise<void> {
  const reads = [
    "/session",
    "/me",
    "/wallet",
    "/wallet/transfers?limit=50",
    "/rounds?limit=50",
    "/rounds?state=open&limit=20",
    "/fairness/seeds",
    ...rounds.map(({ id }) => `/rounds/${id}`),
  ];
  for (const path of reads) expect((await listener.ask("GET", path)).status, path).toBe(200);
  expect((await listener.ask("POST", "/me/export", {})).status).toBe(200);
  const statusOf = async (path: string, body: unknown) => (await listener.ask("POST", path, body)).status;
  for (const round of rounds.filter(({ state }) => state === "open").slice(0, 2)) {
    expect(await statusOf(`/rounds/${round.id}/moves`, { move: { move: "peek" } })).toBe(422);
    expect(await statusOf(`/games/${round.game}/rounds`, { stake: round.stake, bet: round.bet })).toBe(409);
    expect(await statusOf("/fairness/rotate", {})).toBe(409);
  }
  expect(await statusOf("/games/blackjack/rounds", { stake: 100, bet: { hole: true } })).toBe(422);
}

/** One round of every game at once, each move through the other process; looks round before the first and after each. */
async function playAll(listener: Listener, doors: readonly Listener[], seed: number): Promise<void> {
  const choice = drawsFrom(fastWords(seed));
  const open: Round[] = [];
  for (const [game, stake, bet] of STARTS) open.push(await listener.start(game, stake, bet));
  await lookRound(listener, open);
  for (let turn = 0; open.some(({ state }) => state === "open"); turn += 1) {
    expect(turn).toBeLessThan(400);
    for (const [index, round] of open.entries()) {
      if (round.state !== "open") continue;
      open[index] = await (doors[turn % doors.length] ?? listener).move(round, nextMove(round, turn, choice));
    }
    if (turn < 2) await lookRound(listener, open);
  }
}

function nextMove({ game, outcome }: Round, turn: number, choice: { below(n: number): number }): unknown {
  const seen = outcome as {
    moves?: readonly string[];
    revealed?: readonly number[];
    offers?: readonly { guess: string }[];
    multiplier?: number;
  };
  if (game === "craps") return { move: "roll" };
  if (game === "video-poker") return { move: "hold", hold: [choice.below(5)] };
  if (game === "blackjack") return { move: seen.moves?.[choice.below(seen.moves.length)] };
  if (game === "high-low") {
    if (turn > 3 && (seen.multiplier ?? 0) > 0) return { move: "cash-out" };
    return { move: seen.offers?.[choice.below(seen.offers.length)]?.guess };
  }
  if (turn > 3) return { move: "cash-out" };
  const down = Array.from({ length: 25 }, (_, cell) => cell).filter((cell) => !seen.revealed?.includes(cell));
  return { move: "reveal", cell: down[choice.below(down.length)] };
}

/** What may be known of a round after so many moves, and what may not: worked out from the revealed seed. */
type Truth = {
  readonly open: boolean;
  readonly view: Json;
  /** Cards that lie face up, and cards that do not or are still in the shoe. */
  readonly shown: readonly string[];
  readonly hidden: readonly string[];
};

/** The hole card lies fourth in drawing order; of ten cards the first five are dealt. */
const faceUp = (game: GameId, drawn: readonly string[]): readonly string[] =>
  game === "blackjack"
    ? drawn.filter((_, at) => at !== 3)
    : game === "video-poker"
      ? drawn.slice(0, 5)
      : drawn;

function truthsOf(round: Round, rules: Json): Truth[] {
  const game = stepped(round.game);
  const serverSeed = parseServerSeed(round.serverSeed ?? "");
  const clientSeed = parseClientSeed(round.clientSeed);
  if (!serverSeed || !clientSeed) throw new Error("the seed of a settled round was not revealed");
  const { draws, drawn } = recorded(roundDraws(importServerSeed(serverSeed), clientSeed, round.nonce));
  let state = game.start(rules, round.bet as Json, BigInt(round.openingStake), draws);
  const states = [{ state, drawn: drawn.length }];
  for (const move of round.moves) {
    state = game.step(rules, state, move as Json, draws);
    states.push({ state, drawn: drawn.length });
  }
  const shoe = round.game === "blackjack" || round.game === "high-low";
  for (let n = 0; n < AHEAD; n += 1) draws.below(52);
  const all = shoe
    ? drawn.map(({ value }) => cardText(value))
    : cardsIn((round.outcome as { cards?: unknown }).cards);
  return states.map((each) => {
    const open = !game.isOver(each.state);
    const shown = open ? faceUp(round.game, all.slice(0, each.drawn)) : all;
    const view = game.view(rules, each.state);
    return { open, view, shown, hidden: all.filter((card) => !shown.includes(card)) };
  });
}

/** What a view tells of an open round that no player may know, by the rules of the game and not by its code. */
function tellsTooMuch({ game, moves }: Round, { view, shown }: Truth, made: number): boolean {
  const { revealed, throws } = view as { revealed?: readonly number[]; throws?: readonly unknown[] };
  if (game === "craps") return throws?.length !== made + 1;
  if (game !== "mines") return cardsIn(view).some((card) => !shown.includes(card));
  const turned = moves.slice(0, made).map((move) => (move as { cell: number }).cell);
  const lists = Object.values(view as object).filter(Array.isArray);
  return lists.length !== 1 || JSON.stringify(revealed) !== JSON.stringify(turned);
}

/** What an answer tells that it must not. Counts in `searched` what it looked for. */
function* leaksIn(
  { what, text, body, at }: Heard,
  truths: ReadonlyMap<string, Truth[]>,
  final: ReadonlyMap<string, Round>,
  searched: { cards: number; views: number },
) {
  const now = [...at].map(([id, moves]) => [id, truths.get(id)?.[moves]] as const);
  for (const round of roundsIn(body)) {
    const truth = truths.get(round.id)?.[at.get(round.id) ?? 0];
    if (!truth?.open) continue;
    searched.views += 1;
    // The archive has rows as they are stored: amounts as text, no moves where none were made.
    const { outcome, payout, serverSeed = null, moves } = round;
    const told = JSON.stringify([outcome, Number(payout), serverSeed, moves?.length ?? 0]);
    const may = JSON.stringify([truth.view, 0, null, at.get(round.id)]);
    if (tellsTooMuch(final.get(round.id) ?? round, truth, at.get(round.id) ?? 0)) yield `${what}: ${told}`;
    if (canonical(told) !== canonical(may)) yield `${what}: ${round.game} tells ${told}, not ${may}`;
  }
  const shown = new Set(now.flatMap(([, truth]) => truth?.shown ?? []));
  for (const [, truth] of now) {
    for (const card of truth?.open ? truth.hidden : []) {
      if (shown.has(card)) continue;
      searched.cards += 1;
      if (cardWord(card).test(text)) yield `${what}: ${card} was still hidden`;
    }
  }
}

/** With keys in order. */
const canonical = (text: string): string =>
  JSON.stringify(JSON.parse(text), (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

async function twoProcesses() {
  const stack = new AsyncDisposableStack();
  const { settings } = stack.use(await freshDatabase("postgres"));
  if (settings.kind !== "postgres") throw new Error("not PostgreSQL");
  const env = { DATABASE_URL: settings.url, LOG_LEVEL: "trace" };
  const one = stack.use(await startServer({ env }));
  const two = stack.use(await startServer({ env, origin: one.origin }));
  return { servers: [one, two], one, two, [Symbol.asyncDispose]: () => stack.disposeAsync() };
}

test("no answer and no log line holds a card, a mine, a throw or a seed before its time, in two processes that pass every hand on", async () => {
  await using house = await twoProcesses();
  const listeners: Listener[] = [];
  for (let n = 0; n < PLAYERS; n += 1) {
    const listener = listenerOf(await signUp(house.one));
    listeners.push(listener);
    for (let k = 0; k < ROUNDS; k += 1)
      await playAll(listener, [listener, listener.through(house.two)], n * ROUNDS + k);
  }
  const logs = house.servers.map((server) => server.logs()).join("\n");
  const before = listeners.map(({ heard }) => heard.length);

  const searched = { cards: 0, views: 0 };
  const leaks: string[] = [];
  for (const [index, listener] of listeners.entries()) {
    const { person } = listener;
    const seeds: string[] = [];
    // The first rotation reveals the pair that was played, the second the one whose commitment stood beside it.
    for (let n = 0; n < 2; n += 1) {
      const { revealed } = await person.call("rotateSeeds", { body: {} });
      if (!revealed) throw new Error("a pair that was played is not revealed");
      seeds.push(revealed.serverSeed);
      await person.call("playRound", {
        params: { game: "coinflip" },
        body: { stake: 100, bet: { side: "heads" } },
      });
    }
    const truths = new Map<string, Truth[]>();
    for (const id of listener.rounds.keys()) {
      const { round, rules } = await person.call("getRound", { params: { id } });
      truths.set(id, truthsOf(round, rules as Json));
    }
    const heard = listener.heard.slice(0, before[index]);
    for (const answer of heard) leaks.push(...leaksIn(answer, truths, listener.rounds, searched));
    for (const seed of seeds) {
      const forms = [
        seed,
        Buffer.from(seed, "hex").toString("base64").replace(/=+$/, ""),
        Buffer.from(seed).toString("base64"),
      ];
      for (const form of forms) {
        if (logs.includes(form)) leaks.push("the log holds a seed");
        if (heard.some(({ text }) => text.includes(form))) leaks.push("an answer holds a seed");
      }
    }
  }
  expect(leaks).toEqual([]);
  expect(searched.cards).toBeGreaterThan(PLAYERS * 100);
  expect(searched.views).toBeGreaterThan(PLAYERS * 50);
  expect(logs, "what a round looks like is no business of the log").not.toMatch(
    /"(?:cards|outcome|drawn|mines)"/,
  );
});
