import type { LightMyRequestResponse as Response } from "fastify";
import { REFUSAL_CODES } from "../../../src/base/refusal.ts";
import type { Access, Endpoint } from "../../../src/contract/endpoint.ts";
import { ENDPOINTS } from "../../../src/contract/endpoints.ts";
import { problem } from "../../../src/contract/problem.ts";
import { isAuth } from "./auth-operations.ts";
import type { Operation } from "./document.ts";
import type { Order, Role, Wire } from "./order.ts";

const CODES: ReadonlySet<string> = new Set(REFUSAL_CODES);

/** Who may, said once more by hand. */
const MAY: Readonly<Record<Access, readonly Role[]>> = {
  public: ["guest", "player", "moderator", "support", "admin"],
  player: ["player", "moderator", "support", "admin"],
  moderator: ["moderator", "admin"],
  support: ["support", "admin"],
  admin: ["admin"],
};

/** What no write gets past the door with, whoever sends it. */
const SHUT_OUT: ReadonlySet<Wire> = new Set(["no-token", "foreign-token", "foreign-origin", "null-origin"]);

function problemFault(operation: Operation, { statusCode, headers, body }: Response): string | undefined {
  if (!String(headers["content-type"]).startsWith("application/problem+json"))
    return `its content type is ${headers["content-type"]}`;
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    return "its body is not JSON";
  }
  const parsed = problem.safeParse(read);
  if (!parsed.success) return `its body is no problem document: ${parsed.error.message}`;
  const { status, code } = parsed.data;
  if (status !== statusCode) return `its body says status ${status}`;
  if (isAuth(operation) ? !/^[a-z][a-z0-9-]*$/.test(code) : !CODES.has(code))
    return `its code ${code} is none of ours`;
  if ((statusCode === 429 || statusCode === 503) && headers["retry-after"] === undefined)
    return "it does not say when to come again";
  return undefined;
}

function successFault(operation: Operation, order: Order, { body, headers }: Response): string | undefined {
  if (operation.method !== "GET" && SHUT_OUT.has(order.wire)) return `${order.wire} got in`;
  if (isAuth(operation)) return undefined;
  const { access, response }: Endpoint = ENDPOINTS[operation.id as keyof typeof ENDPOINTS] ?? {};
  if (!MAY[access ?? "public"].includes(order.by)) return `${order.by} may not do this`;
  if (!String(headers["content-type"]).startsWith("application/json")) return undefined;
  const parsed = response?.safeParse(JSON.parse(body));
  return parsed?.success === false ? `not what the contract says: ${parsed.error.message}` : undefined;
}

/** What is wrong with an answer; undefined: nothing. */
export function faultOf(operation: Operation, order: Order, answer: Response): string | undefined {
  const { statusCode } = answer;
  if (statusCode >= 500) return `status ${statusCode}`;
  // These two have no body of ours.
  if (order.wire === "head" || order.wire === "options") return undefined;
  if (statusCode >= 400) return problemFault(operation, answer);
  if (statusCode >= 300) return `status ${statusCode}: nothing of the house sends anybody elsewhere`;
  return successFault(operation, order, answer);
}
