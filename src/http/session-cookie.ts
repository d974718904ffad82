import type {} from "@fastify/cookie";
import type { FastifyReply } from "fastify";
import { DAY_MS, SECOND_MS } from "../base/time.ts";
import { SESSION_COOKIE } from "../services/accounts/deps.ts";

/** As long as Better Auth lets the cookie live; the session itself ends when it ends. */
const COOKIE_MAX_S = (30 * DAY_MS) / SECOND_MS;

/** The cookie that a session is in, as Better Auth sets it: its name, and how a new value of it is sent. */
export function sessionCookie(secure: boolean) {
  const name = SESSION_COOKIE[secure ? "secure" : "plain"];
  return {
    name,
    send: (reply: FastifyReply, value: string): void =>
      void reply.setCookie(name, value, {
        path: "/",
        httpOnly: true,
        sameSite: "lax",
        secure,
        maxAge: COOKIE_MAX_S,
      }),
  };
}
export type SessionCookie = ReturnType<typeof sessionCookie>;
