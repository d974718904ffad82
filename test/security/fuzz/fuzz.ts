import fc from "fast-check";
import type { InjectOptions, LightMyRequestResponse as Response } from "fastify";
import { AUTH_OPERATIONS } from "./auth-operations.ts";
import { type Cast, gather, type Member } from "./cast.ts";
import { type OpenApi, type Operation, operationsOf } from "./document.ts";
import type { FuzzHouse } from "./house.ts";
import { faultOf } from "./judge.ts";
import { type Order, orders, tour } from "./order.ts";
import { spoiled } from "./spoil.ts";
import { createThings, type Things } from "./things.ts";
import { isWanted } from "./wanted.ts";
import { requestOf } from "./wire.ts";

const CHUNK = 500;
/** Good requests of each operation at the beginning. */
const TOUR = 12;
const PATIENCE = 10;
const IN_FLIGHT = 16;
/** A house that cannot say yes to anybody is followed by somebody new. */
const GONE = new Set([401, 423]);
const SHOWN_MAX = 3_000;
/** Seeds of chunks lie far apart (2^32 over the golden ratio). */
const STRIDE = 0x9e37_79b1;

/** Answers of one operation by hundreds of their status, and the milliseconds that they took together. */
export type Tally = { readonly classes: Record<string, number>; ms: number };
export type Report = {
  readonly seed: number;
  readonly requests: number;
  readonly seconds: number;
  readonly tallies: ReadonlyMap<string, Tally>;
};
type Sent = { readonly operation: Operation; readonly request: unknown; readonly answer: Response };
type Failure = { readonly chunkSeed: number; readonly index: number; readonly what: string };

/** Whoever can do nothing any more is replaced. A broke player is one too. */
function isGone(member: Member, order: Order, { statusCode, body }: Response): boolean {
  if (member.role === "guest" || order.wire === "bad-cookie") return false;
  return GONE.has(statusCode) || (statusCode === 409 && body.includes('"insufficient-funds"'));
}

/** A machine that is busy with other things may let somebody wait for a lock until the house gives up: it says so, and to come again. */
const waitedTooLong = ({ errors }: FuzzHouse, { statusCode, body }: Response): boolean => {
  if (statusCode !== 503) return false;
  const { requestId } = JSON.parse(body) as { requestId: string };
  return errors.some((line) => line.includes(requestId) && line.includes("due to lock timeout"));
};

/** Does as a 503 says, as often as it takes within reason. Any other 503 is an answer like others, and a fault. */
async function askPatiently(fuzz: FuzzHouse, request: InjectOptions): Promise<Response> {
  let answer = await fuzz.server.inject(request);
  for (let again = 0; again < PATIENCE && waitedTooLong(fuzz, answer); again += 1)
    answer = await fuzz.server.inject(request);
  return answer;
}

function createSender(fuzz: FuzzHouse, operations: readonly Operation[], cast: Cast, things: Things) {
  const byId = new Map(operations.map((operation) => [operation.id, operation]));
  const send = async (order: Order): Promise<Sent> => {
    const operation = byId.get(order.operation);
    if (operation === undefined) throw new Error(`there is no ${order.operation}`);
    const member = await cast.find(order.by, order.n);
    const parts = spoiled(order.parts, order.spoils);
    const path = (await things.fill(parts.path, { member, game: undefined, bet: 0 })) as typeof parts.path;
    const { bet } = (order.parts.body ?? {}) as { bet?: unknown };
    const setting = {
      member,
      game: path["game"] ?? things.gameOf(path["id"]),
      bet: isWanted(bet) ? bet.n : 0,
    };
    const rest = (await things.fill({ query: parts.query, body: parts.body }, setting)) as typeof parts;
    const request = requestOf(operation, order, { ...rest, path }, member, fuzz.origin);
    const answer = await askPatiently(fuzz, request);
    if (isGone(member, order, answer)) await cast.replace(order.by, order.n, member);
    if (
      answer.statusCode < 300 &&
      answer.body !== "" &&
      String(answer.headers["content-type"]).startsWith("application/json")
    )
      things.learn(member, answer.json());
    return { operation, request, answer };
  };
  return (order: Order): Promise<Sent> => cast.inTurn(order.by, order.n, () => send(order));
}

function describe(fuzz: FuzzHouse, { request, answer }: Sent, what: string): string {
  return [
    what,
    `request: ${JSON.stringify(request)?.slice(0, SHOWN_MAX)}`,
    `answer: ${answer.statusCode} ${answer.body.slice(0, SHOWN_MAX)}`,
    ...fuzz.errors.slice(-2).map((line) => `log: ${line.slice(0, SHOWN_MAX)}`),
  ].join("\n");
}

const clip = (value: unknown): string => fc.stringify(value).slice(0, SHOWN_MAX);

/** Sends the request that failed once more, alone, and makes it smaller as long as it fails. */
async function shrink(
  { chunkSeed, index, what }: Failure,
  property: fc.IAsyncPropertyWithHooks<[Order]>,
): Promise<string> {
  const run = await fc.check(property, { seed: chunkSeed, path: String(index), numRuns: 1 });
  if (!run.failed) return `${what}\nIt did not happen again when the request was sent alone.`;
  return `smallest request: ${clip(run.counterexample?.[0])}\n${String(run.errorInstance)}`;
}

function createTallies(operations: readonly Operation[]) {
  const tallies = new Map<string, Tally>(operations.map(({ id }) => [id, { classes: {}, ms: 0 }]));
  return {
    tallies,
    count(id: string, status: number, ms: number): void {
      const tally = tallies.get(id);
      if (tally === undefined) return;
      const name = `${Math.floor(status / 100)}xx`;
      tally.classes[name] = (tally.classes[name] ?? 0) + 1;
      tally.ms += ms;
    },
  };
}

export type FuzzOptions = {
  readonly requests: number;
  readonly seed: number;
  readonly onProgress: (sent: number) => void;
};

/** Every operation: those of the house's OpenAPI document, and the doors of its accounts. */
async function readOperations({ server }: FuzzHouse): Promise<Operation[]> {
  const answer = await server.inject({ method: "GET", url: "/api/v1/openapi.json" });
  return [...operationsOf(answer.json<OpenApi>()), ...AUTH_OPERATIONS];
}

/**
 * Sends this many requests, several at a time, and throws with the seed and the smallest request when an answer is not as
 * it must be. The same seed makes the same requests; what the house makes of them also depends on which come first.
 */
export async function fuzz(house: FuzzHouse, { requests, seed, onProgress }: FuzzOptions): Promise<Report> {
  const operations = await readOperations(house);
  const send = createSender(house, operations, await gather(house), createThings(house));
  const { tallies, count } = createTallies(operations);
  const checked = async (order: Order): Promise<void> => {
    const began = performance.now();
    const sent = await send(order);
    count(order.operation, sent.answer.statusCode, performance.now() - began);
    const what = faultOf(sent.operation, order, sent.answer);
    if (what !== undefined) throw new Error(describe(house, sent, `${sent.operation.id}: ${what}`));
  };
  const began = performance.now();
  const run = async (arbitrary: fc.Arbitrary<Order>, chunkSeed: number, count: number, done: number) => {
    const property = fc.asyncProperty(arbitrary, checked);
    const chunk = fc.sample(property as never, { seed: chunkSeed, numRuns: count }) as [Order][];
    const failure = await sendAll(chunk, chunkSeed, checked);
    if (failure)
      throw new Error(`seed ${seed}, request ${done + failure.index}\n${await shrink(failure, property)}`);
  };
  for (const [at, arbitrary] of tour(operations).entries()) await run(arbitrary, seed, TOUR, at * TOUR);
  const any = orders(operations);
  let chunkSeed = seed;
  for (let done = operations.length * TOUR; done < requests; done += CHUNK) {
    chunkSeed = (chunkSeed + STRIDE) | 0;
    await run(any, chunkSeed, Math.min(CHUNK, requests - done), done);
    onProgress(Math.min(done + CHUNK, requests));
  }
  return { seed, requests, seconds: (performance.now() - began) / 1_000, tallies };
}

/** Several at a time; stops at the first that fails. */
async function sendAll(
  chunk: readonly [Order][],
  chunkSeed: number,
  checked: (order: Order) => Promise<void>,
): Promise<Failure | undefined> {
  let next = 0;
  let failure: Failure | undefined;
  const lane = async (): Promise<void> => {
    while (next < chunk.length && failure === undefined) {
      const index = next;
      next += 1;
      const [order] = chunk[index] as [Order];
      await checked(order).catch((error: unknown) => {
        failure ??= { chunkSeed, index, what: `request: ${clip(order)}\n${String(error)}` };
      });
    }
  };
  await Promise.all(Array.from({ length: IN_FLIGHT }, lane));
  return failure;
}
