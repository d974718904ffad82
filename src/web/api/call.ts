import type { ENDPOINTS, Input, Output } from "../../contract/endpoints.ts";
import { type EndpointName, PATHS } from "../../contract/paths.ts";
import { addressOf } from "./address.ts";
import { sendWrite } from "./csrf.ts";
import { ApiProblem, Unreachable } from "./fault.ts";
import { send } from "./send.ts";

type MoneyEndpoint = {
  [K in EndpointName]: (typeof ENDPOINTS)[K] extends { readonly money: true } ? K : never;
}[EndpointName];

/** The compiler holds this to the contract: no endpoint that moves money can be forgotten. */
const MONEY: Readonly<Record<MoneyEndpoint, true>> = { playRound: true, moveRound: true, askGrant: true };

/** Waits between attempts of one money write, milliseconds. The same key makes a repeat harmless. */
const AGAIN_MS: readonly number[] = [300, 900, 2_500];

type Parts = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

/** What is sent is only read: readonly JSON may go in wherever the contract takes JSON. */
type Frozen<T> = T extends readonly (infer Item)[]
  ? readonly Frozen<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Frozen<T[K]> }
    : T;

export type CallOptions = {
  readonly signal?: AbortSignal;
  /** Money writes only: a repeat of an earlier attempt whose answer was lost must carry its key. Default: a new one. */
  readonly key?: string;
};

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Nothing is known or nothing was done yet: the same request may be sent again. */
const isPassing = (error: unknown): boolean =>
  error instanceof Unreachable || (error instanceof ApiProblem && error.problem.status === 503);

async function repeatedly(attempt: () => Promise<unknown>): Promise<unknown> {
  for (const waitMs of AGAIN_MS) {
    try {
      return await attempt();
    } catch (error) {
      if (!isPassing(error)) throw error;
      await pause(waitMs);
    }
  }
  return await attempt();
}

/**
 * Calls an endpoint of the contract. Writes carry the CSRF token; money writes an Idempotency-Key, and are repeated with it when
 * the answer is lost. Throws ApiProblem (refused) or Unreachable (no answer).
 */
export async function call<K extends EndpointName>(
  name: K,
  input: Frozen<Input<K>>,
  { signal, key }: CallOptions = {},
): Promise<Output<K>> {
  const [method, path] = PATHS[name];
  const { params, query, body } = input as Parts;
  const request = { method, path: addressOf(path, params, query), body, signal };
  if (method === "GET") return (await send(request)) as Output<K>;
  if (!(name in MONEY)) return (await sendWrite(request)) as Output<K>;
  const headers = { "idempotency-key": key ?? crypto.randomUUID() };
  return (await repeatedly(() => sendWrite({ ...request, headers }))) as Output<K>;
}
