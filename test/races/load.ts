import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Played } from "../../src/contract/rounds.ts";
import type { Branch } from "../support/branch.ts";
import { Declined, type Person, signUp } from "../support/people.ts";
import { isNotNow, isUnanswered, patiently } from "./patient.ts";

const STAKE = 100;

/** People who bet all the time, and what they have been told. A bet without an answer is asked again with its key until there is one. */
export type Load = {
  readonly people: readonly Person[];
  /** Answers so far, over all people. */
  count(): number;
  /** Resolves when that many more answers have come. */
  more(answers: number): Promise<void>;
  /** Lets everybody finish the bet that is under way. Rejects with the first answer that nobody should get. */
  end(): Promise<void>;
  /** Holds every acknowledged round against the history that the house shows. Call it after the end. */
  holdAgainstHistory(): Promise<void>;
  /** Refusals met on the way, "status code retry-after" each. */
  readonly refusals: ReadonlySet<string>;
};

type Counter = { count(): number; add(): void; reached(count: number): Promise<void> };

function counter(): Counter {
  let count = 0;
  let waiting: { readonly at: number; resolve(): void }[] = [];
  return {
    count: () => count,
    add() {
      count += 1;
      for (const one of waiting) if (count >= one.at) one.resolve();
      waiting = waiting.filter((one) => count < one.at);
    },
    reached: (at) =>
      count >= at ? Promise.resolve() : new Promise((resolve) => waiting.push({ at, resolve })),
  };
}

/** Whether the bet may be sent again: nobody answered, or the answer was "not now, nothing was changed". */
function mayRepeat(error: unknown, refusals: Set<string>): boolean {
  if (!(error instanceof Declined)) return isUnanswered(error);
  refusals.add(`${error.status} ${error.problem.code} ${error.retryAfter ?? "at once"}`);
  return isNotNow(error);
}

async function betOnce(person: Person, branch: Branch, turn: number, refusals: Set<string>): Promise<Played> {
  const headers = { "idempotency-key": randomUUID() };
  const input = {
    params: { game: "coinflip" as const },
    body: { stake: STAKE, bet: { side: "tails" } },
  };
  for (let attempt = 0; ; attempt += 1) {
    const door = branch.servers[(turn + attempt) % branch.servers.length];
    if (door === undefined) throw new Error("no process is open");
    try {
      return await person.through(door).call("playRound", input, headers);
    } catch (error) {
      if (!mayRepeat(error, refusals) || branch.servers.some((server) => server.fell())) throw error;
      // The other process is asked at once; when there is none, the next one is waited for.
      if (branch.servers.length === 1) await branch.standing();
    }
  }
}

async function historyOf(person: Person): Promise<Map<string, unknown>> {
  const stored = new Map<string, unknown>();
  let cursor: string | undefined;
  do {
    const query = { limit: 100, ...(cursor && { cursor }) };
    const page = await patiently(() => person.call("listRounds", { query }));
    for (const round of page.rounds) stored.set(round.id, round);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return stored;
}

/** Signs people up and sets them betting, each through every process in turn. */
export async function startLoad(branch: Branch, size: number): Promise<Load> {
  const [first] = branch.servers;
  if (first === undefined) throw new Error("no process is open");
  const people: Person[] = [];
  for (let at = 0; at < size; at += 1) people.push(await patiently(() => signUp(first)));
  const refusals = new Set<string>();
  const answers = counter();
  let over = false;
  const playing = Promise.all(
    people.map(async (person) => {
      const told: Played[] = [];
      for (let turn = 0; !over; turn += 1) {
        told.push(await betOnce(person, branch, turn, refusals));
        answers.add();
      }
      return { person, told };
    }),
  );
  // Until end() asks, a failure shows as an answer that never comes: give it to whoever waits.
  const failed = playing.then(() => new Promise<never>(() => {}));
  failed.catch(() => {});
  return {
    people,
    refusals,
    count: answers.count,
    more: (count) => Promise.race([answers.reached(answers.count() + count), failed]),
    async end() {
      over = true;
      await playing;
    },
    async holdAgainstHistory() {
      for (const { person, told } of await playing) {
        const stored = await historyOf(person);
        // Every order was repeated until it was answered, so orders, answers and rounds are one to one.
        expect(new Set(told.map(({ round }) => round.id))).toEqual(new Set(stored.keys()));
        expect(stored.size).toBe(told.length);
        for (const { round } of told) expect(stored.get(round.id)).toEqual(round);
      }
    },
  };
}
