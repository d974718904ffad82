import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { type Door, type Person, signUp } from "../../test/support/people.ts";

/** What became of the bets in one stretch of time. */
export type Count = {
  asked: number;
  /** Bets that needed more than one request. */
  failed: number;
  longestMs: number;
  /** What the answers were that had to be asked for again. */
  readonly why: Map<string, number>;
};

const newCount = (): Count => ({ asked: 0, failed: 0, longestMs: 0, why: new Map() });

/** When a bet was first sent, and when its answer was there: by the clock of this machine. */
export type Told = { readonly askedMs: number; readonly answeredMs: number };

/** People who bet all the time, and remember every round that they were told of. */
export type Players = {
  readonly told: ReadonlyMap<string, Told>;
  /** Begins a new stretch; returns the one that ends. */
  turn(): Count;
  /** Resolves when everybody has had the answer to a bet that was first sent after now. */
  everybodyPlayed(): Promise<void>;
  stop(): Promise<void>;
};

/** A bet without an answer, or with "unavailable", is asked again with its key until there is one. */
const REPEAT_AFTER_MS = 40;
const GIVE_UP_MS = 60_000;
const SIGN_UP_TRIES_MAX = 20;
/** Wallets are not without bottom: these players are slow enough for theirs to last. */
const THINK_MS = 20;

type Play = {
  readonly told: Map<string, Told>;
  readonly count: () => Count;
  readonly isOver: () => boolean;
};

/** The round that came of one request, or why there is no answer yet. */
async function ask(person: Person, key: string): Promise<{ round: string } | { why: string }> {
  const body = { stake: 100, bet: { side: "heads" } };
  try {
    const order = { params: { game: "coinflip" as const }, body };
    const answer = await person.ask("playRound", order, { "idempotency-key": key });
    if (answer.status === 201) return { round: (answer.body as { round: { id: string } }).round.id };
    const { code } = answer.body as { code?: string };
    return { why: `${answer.status} ${code ?? "of the proxy"}` };
  } catch (error) {
    return { why: (error as { cause?: { code?: string } }).cause?.code ?? String(error) };
  }
}

async function betOnce(person: Person, play: Play): Promise<void> {
  const key = randomUUID();
  const [askedMs, began] = [Date.now(), performance.now()];
  play.count().asked += 1;
  for (let first = true; !play.isOver(); first = false) {
    const answer = await ask(person, key);
    const tookMs = performance.now() - began;
    const count = play.count();
    count.longestMs = Math.max(count.longestMs, tookMs);
    if ("round" in answer) {
      play.told.set(answer.round, { askedMs, answeredMs: Date.now() });
      return;
    }
    if (first) count.failed += 1;
    count.why.set(answer.why, (count.why.get(answer.why) ?? 0) + 1);
    if (tookMs > GIVE_UP_MS) throw new Error(`a bet was asked for a minute: ${answer.why}`);
    await pause(REPEAT_AFTER_MS);
  }
}

/** A house that is full says so also to whoever wants to sign up: they try again. */
async function enter(door: Door): Promise<Person> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await signUp(door);
    } catch (error) {
      if (tries === SIGN_UP_TRIES_MAX) throw error;
      await pause(1_000);
    }
  }
}

export async function startPlayers(door: Door, many: number): Promise<Players> {
  const people: Person[] = [];
  while (people.length < many) people.push(await enter(door));
  const told = new Map<string, Told>();
  const latest = people.map(() => 0);
  let count = newCount();
  let over = false;
  const play: Play = { told, count: () => count, isOver: () => over };
  const all = Promise.all(
    people.map(async (person, at) => {
      while (!over) {
        const began = performance.now();
        await betOnce(person, play);
        latest[at] = began;
        await pause(THINK_MS);
      }
    }),
  );
  // Whoever waits for the players hears of a failure; until then it is nobody's.
  const failed = all.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const everybody = async (sinceMs: number): Promise<void> => {
    while (latest.some((began) => began < sinceMs)) await pause(10);
  };
  return {
    told,
    turn() {
      const before = count;
      count = newCount();
      return before;
    },
    everybodyPlayed: () => Promise.race([everybody(performance.now()), failed]),
    async stop() {
      over = true;
      await all;
    },
  };
}
