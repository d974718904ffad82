import type { FastifyRequest } from "fastify";
import { isUuid } from "../base/id.ts";
import { Refusal } from "../base/refusal.ts";
import type { Session } from "../services/sessions.ts";

/** Who asks, put on the request by the session guard. */
const sessions = new WeakMap<FastifyRequest, Session>();

export const setSession = (request: FastifyRequest, session: Session): void =>
  void sessions.set(request, session);
export const sessionOf = (request: FastifyRequest): Session | undefined => sessions.get(request);

/** The session that asks. Refusals: unauthenticated. */
export function currentOf(request: FastifyRequest): Session {
  const session = sessions.get(request);
  if (!session) throw new Refusal("unauthenticated", "Sign in first.");
  return session;
}
/** The signed-in player. Refusals: unauthenticated. */
export const playerOf = (request: FastifyRequest): Session["player"] => currentOf(request).player;

/** The Idempotency-Key of a money write. Refusals: idempotency-key-missing. */
export function idempotencyKeyOf(request: FastifyRequest): string {
  const header = request.headers["idempotency-key"];
  const key = typeof header === "string" ? header.toLowerCase() : "";
  if (!isUuid(key)) {
    throw new Refusal(
      "idempotency-key-missing",
      "Send an Idempotency-Key header with a UUID of your own, and the same one when you repeat the request. Nothing was staked.",
    );
  }
  return key;
}

/** What a request made (a round), so that its log line leads from the request to the ledger. */
const made = new WeakMap<FastifyRequest, string>();
export const noteMade = (request: FastifyRequest, id: string): void => void made.set(request, id);
export const madeBy = (request: FastifyRequest): string | undefined => made.get(request);
