import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../base/refusal.ts";
import { MINUTE_MS } from "../base/time.ts";
import type { Access, Endpoint } from "../contract/endpoint.ts";
import type { Limits } from "../services/limits/limits.ts";
import type { Session, Sessions } from "../services/sessions.ts";
import { playerOf, sessionOf, setSession } from "./requests.ts";

type Hook = (request: FastifyRequest, reply: FastifyReply) => Promise<void>;

/** Which roles may do what each access asks for; an administrator may do everything. */
const ROLES: Readonly<Record<Exclude<Access, "public" | "player">, readonly string[]>> = {
  moderator: ["moderator", "admin"],
  support: ["support", "admin"],
  admin: ["admin"],
};

/** Finds out who asks, for every request; deciding whether they may is allow's. */
export function identify(sessions: Sessions, cookieName: string): Hook {
  return async (request) => {
    const cookie = request.cookies[cookieName];
    if (!cookie) return;
    const session = await sessions.find(cookie);
    if (session) setSession(request, session);
  };
}

/** How long ago the password may have been shown for what is dangerous (ASVS 5.0 7.5.3). */
const CONFIRMED_WITHIN_MS = 10 * MINUTE_MS;

function assertRole(player: Session["player"], access: Exclude<Access, "public" | "player">): void {
  if (!ROLES[access].includes(player.role)) throw new Refusal("forbidden", "Your account may not do this.");
  // All of them read names, addresses and balances of others.
  if (!player.twoFactor) {
    throw new Refusal("forbidden", "Staff need a second factor: set one up on your profile page first.");
  }
}

/** Refusals: unauthenticated, forbidden, consent-needed, step-up. */
export function allow(
  { access, stepUp, money }: Pick<Endpoint, "access" | "stepUp" | "money">,
  sessions: Sessions,
): Hook {
  return async (request) => {
    if (access === "public") return;
    const session = sessionOf(request);
    if (!session) throw new Refusal("unauthenticated", "Sign in first.");
    if (access !== "player") assertRole(session.player, access);
    if (money && session.unaccepted.length > 0) {
      throw new Refusal(
        "consent-needed",
        "The terms or the privacy notice have changed: read and accept them first. Nothing was staked.",
      );
    }
    if (stepUp && !sessions.isConfirmed(session, CONFIRMED_WITHIN_MS)) {
      throw new Refusal(
        "step-up",
        "This needs your password again: it was shown too long ago. Nothing was changed.",
      );
    }
  };
}

/** Money of players who take a break or have excluded themselves stays where it is. Bets are judged by the ledger. Refusals: excluded. */
export function holdMoney(
  { money, bet, access }: Pick<Endpoint, "money" | "bet" | "access">,
  limits: Limits,
): Hook {
  return async (request) => {
    if (money && !bet && access === "player") await limits.assertMayPlay(playerOf(request).id);
  };
}

/** A browser says where a write comes from; only our own pages and the configured origins may send one. Refusals: forbidden. */
export function checkOrigin(origins: readonly string[]): Hook {
  const allowed = new Set(origins);
  return async (request) => {
    const { origin } = request.headers;
    if (
      origin !== undefined &&
      request.method !== "GET" &&
      request.method !== "HEAD" &&
      !allowed.has(origin)
    ) {
      throw new Refusal("forbidden", "This request comes from a page of another site. Nothing was changed.");
    }
  };
}
