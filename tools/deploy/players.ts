import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Played } from "../../src/contract/rounds.ts";
import { type Door, type Person, signUp } from "../../test/support/people.ts";
import { ask, faultIn, isSame } from "./bets.ts";

/** What became of the bets in one stretch of time. */
export type Count = {
  asked: number;
  /** Bets that needed more than one request. */
  repeated: number;
  /** Requests whose connection ended without an answer. */
  cut: number;
  longestMs: number;
  /** What the answers were that had to be asked for again. */
  readonly why: Map<string, number>;
  /** What nobody should ever be told. */
  readonly wrong: string[];
};

const newCount = (): Count => ({
  asked: 0,
  repeated: 0,
  cut: 0,
  longestMs: 0,
  why: new Map(),
  wrong: [],
});

/** When a bet was first sent and when its answer was there, by the clock of this machine; and what it said of the money. */
export type Told = {
  readonly askedMs: number;
  readonly answeredMs: number;
  readonly stake: number;
  readonly payout: number;
};

/** People who bet all the time, and remember every round that they were told of. */
export type Players = {
  readonly told: ReadonlyMap<string, Told>;
  /** Begins a new stretch; returns the one that ends. */
  turn(): Count;
  /** Resolves when everybody has had the answer to a bet that was first sent after now. */
  everybodyPlayed(): Promise<void>;
  /** Everybody finishes the bet that is under way, and then counts their credits: what differs from what they were told. */
  stop(): Promise<string[]>;
};

/** A bet without an answer, or with "unavailable", is asked again with its key until there is one. */
const REPEAT_AFTER_MS = 40;
const GIVE_UP_MS = 120_000;
const SIGN_UP_TRIES_MAX = 20;
/** Wallets are not without bottom: these players are slow enough for theirs to last. */
const THINK_MS = 20;

type Play = { readonly told: Map<string, Told>; readonly count: () => Count };
type Seat = { readonly person: Person; credits: number; latestMs: number };

type Insisted = { readonly answer: Played | undefined; readonly tries: number };

/** Asks until there is an answer; undefined when it is one that nobody should get. */
async function insist(person: Person, key: string, { count }: Play): Promise<Insisted> {
  const began = performance.now();
  for (let tries = 1; ; tries += 1) {
    const reply = await ask(person, key);
    const tookMs = performance.now() - began;
    const now = count();
    now.longestMs = Math.max(now.longestMs, tookMs);
    if (reply.kind === "played") return { answer: reply.played, tries };
    now.why.set(reply.why, (now.why.get(reply.why) ?? 0) + 1);
    if (reply.kind === "wrong") {
      now.wrong.push(reply.why);
      return { answer: undefined, tries };
    }
    if (tries === 1) now.repeated += 1;
    if (reply.kind === "cut") now.cut += 1;
    if (tookMs > GIVE_UP_MS) throw new Error(`a bet was asked for in vain: ${reply.why}`);
    await pause(REPEAT_AFTER_MS);
  }
}

async function betOnce(seat: Seat, play: Play): Promise<void> {
  const key = randomUUID();
  const askedMs = Date.now();
  play.count().asked += 1;
  const { answer, tries } = await insist(seat.person, key, play);
  if (answer === undefined) return;
  const { id, stake, payout } = answer.round;
  play.told.set(id, { askedMs, answeredMs: Date.now(), stake, payout });
  const fault = faultIn(answer, seat.credits);
  if (fault !== undefined) play.count().wrong.push(fault);
  seat.credits = answer.balances.credits;
  if (tries === 1) return;
  // Any of the requests may have placed it: whoever asks once more is told the very same.
  const again = await insist(seat.person, key, play);
  if (again.answer !== undefined && !isSame(answer, again.answer))
    play.count().wrong.push(`round ${id} is told differently when it is asked for again`);
}

/** A house that is full says so also to whoever wants to sign up: they try again. */
async function enter(door: Door): Promise<Seat> {
  for (let tries = 1; ; tries += 1) {
    try {
      const person = await signUp(door);
      const { balances } = await person.call("getWallet", {});
      return { person, credits: balances.credits, latestMs: 0 };
    } catch (error) {
      if (tries === SIGN_UP_TRIES_MAX) throw error;
      await pause(1_000);
    }
  }
}

async function differenceOf({ person, credits }: Seat): Promise<string[]> {
  const { balances } = await person.call("getWallet", {});
  return balances.credits === credits
    ? []
    : [`${person.username} was told of ${credits} credits and has ${balances.credits}`];
}

export async function startPlayers(door: Door, many: number): Promise<Players> {
  const seats: Seat[] = [];
  while (seats.length < many) seats.push(await enter(door));
  const told = new Map<string, Told>();
  let count = newCount();
  let over = false;
  const play: Play = { told, count: () => count };
  const all = Promise.all(
    seats.map(async (seat) => {
      while (!over) {
        const began = performance.now();
        await betOnce(seat, play);
        seat.latestMs = began;
        await pause(THINK_MS);
      }
    }),
  );
  // Whoever waits for the players hears of a failure; until then it is nobody's.
  const failed = all.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  const everybody = async (sinceMs: number): Promise<void> => {
    while (seats.some(({ latestMs }) => latestMs < sinceMs)) await pause(10);
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
      const differences: string[] = [];
      for (const seat of seats) differences.push(...(await differenceOf(seat)));
      return differences;
    },
  };
}
