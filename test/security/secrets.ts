import { randomUUID } from "node:crypto";
import { strFromU8, unzipSync } from "fflate";
import type { Round } from "../../src/contract/rounds.ts";
import type { GameId } from "../../src/games/ids.ts";
import type { Answer, Door, Person } from "../support/people.ts";

/** An answer as it came over the wire, and how far each of its reader's rounds had come by then: moves made, by round. */
export type Heard = {
  readonly what: string;
  readonly text: string;
  readonly body: unknown;
  readonly at: ReadonlyMap<string, number>;
};

/** Somebody who plays and keeps every answer. */
export type Listener = {
  readonly person: Person;
  readonly heard: readonly Heard[];
  readonly rounds: ReadonlyMap<string, Round>;
  start(game: GameId, stake: number, bet: unknown): Promise<Round>;
  move(round: Round, move: unknown): Promise<Round>;
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The same person at another door; what is heard there is kept with the rest. */
  through(door: Door): Listener;
};

type Kept = { readonly heard: Heard[]; readonly rounds: Map<string, Round> };

export function listenerOf(person: Person, kept: Kept = { heard: [], rounds: new Map() }): Listener {
  const { heard, rounds } = kept;
  const note = (what: string, { body, headers }: Answer, at: ReadonlyMap<string, number>): void => {
    const head = [...headers].map(([name, value]) => `${name}: ${value}`).join("\n");
    const read = body instanceof Uint8Array ? unzipped(body) : body;
    heard.push({ what, text: `${head}\n\n${JSON.stringify(read)}`, body: read, at });
  };
  const now = (): Map<string, number> => new Map([...rounds].map(([id, { moves }]) => [id, moves.length]));
  const ask: Listener["ask"] = async (method, path, body) => {
    const money = method === "POST" ? { "idempotency-key": randomUUID() } : {};
    const answer = await person.send(method, `/api/v1${path}`, body, money);
    note(`${method} ${path}`, answer, now());
    return answer;
  };
  const played = async (path: string, sent: unknown): Promise<Round> => {
    const key = { "idempotency-key": randomUUID() };
    const answer = await person.send("POST", `/api/v1${path}`, sent, key);
    if (answer.status >= 300) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
    const { round } = answer.body as { round: Round };
    rounds.set(round.id, round);
    note(`POST ${path}`, answer, now());
    return round;
  };
  return {
    person,
    heard,
    rounds,
    ask,
    start: (game, stake, bet) => played(`/games/${game}/rounds`, { stake, bet }),
    move: ({ id }, move) => played(`/rounds/${id}/moves`, { move }),
    through: (door) => listenerOf(person.through(door), kept),
  };
}

/** The files of an archive; those that are JSON, parsed. */
const unzipped = (zip: Uint8Array): unknown[] =>
  Object.values(unzipSync(zip)).map((bytes) => {
    const text = strFromU8(bytes);
    return /^\s*[[{]/.test(text) ? JSON.parse(text) : text;
  });

/** Every round that stands anywhere in a body. */
export function roundsIn(body: unknown): Round[] {
  if (Array.isArray(body)) return body.flatMap(roundsIn);
  if (typeof body !== "object" || body === null) return [];
  const own = "outcome" in body && "moves" in body && "id" in body ? [body as Round] : [];
  return [...own, ...Object.values(body).flatMap(roundsIn)];
}

const CARD = /^(?:[2-9TJQKA][dhsc])$/;

/** Every card that is written anywhere in a value. */
export function cardsIn(value: unknown): string[] {
  if (typeof value === "string") return CARD.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(cardsIn);
}

/** The card as a word of its own, in whatever text. */
export const cardWord = (card: string): RegExp => new RegExp(`(?<![0-9A-Za-z_-])${card}(?![0-9A-Za-z_-])`);
