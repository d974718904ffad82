import { Tokens } from "@fastify/csrf";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { present } from "../base/assert.ts";
import { Refusal } from "../base/refusal.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Lets a write pass only with the token of its own session. Refusals: csrf. */
    csrfProtection(request: FastifyRequest): Promise<void>;
  }
  interface FastifyReply {
    /** The token for whoever asks; sets the cookie that it belongs to when there is none. */
    generateCsrf(): string;
  }
}

const COOKIE = { secure: "__Host-rng.csrf", plain: "rng.csrf" } as const;

export type CsrfSettings = {
  readonly secureCookies: boolean;
  /** One for each secret of the house, the newest first: pages keep theirs through a change of keys. */
  readonly csrfSecrets: readonly string[];
};

const refuse = (what: string): Refusal =>
  new Refusal("csrf", `${what} Ask GET /api/v1/session for one and send it as x-csrf-token.`);

/** Synchroniser tokens: tied to a cookie of the browser and to the session (owner), and signed by the house. */
export function guardWrites(
  app: FastifyInstance,
  { secureCookies, csrfSecrets }: CsrfSettings,
  owner: (request: FastifyRequest) => string,
): void {
  const name = COOKIE[secureCookies ? "secure" : "plain"];
  const keys = csrfSecrets.map((hmacKey) => new Tokens({ hmacKey, userInfo: true }));
  const newest = present(keys[0], "a CSRF secret");

  app.decorateReply("generateCsrf", function generateCsrf(this: FastifyReply): string {
    const given = this.request.cookies[name];
    const secret = given || newest.secretSync();
    if (!given) {
      this.setCookie(name, secret, { path: "/", sameSite: "strict", httpOnly: true, secure: secureCookies });
    }
    return newest.create(secret, owner(this.request));
  });

  app.decorate("csrfProtection", async (request: FastifyRequest): Promise<void> => {
    const secret = request.cookies[name];
    const token = request.headers["x-csrf-token"];
    if (!secret || typeof token !== "string" || token === "") {
      throw refuse("This request has no CSRF token.");
    }
    if (!keys.some((key) => key.verify(secret, token, owner(request)))) {
      throw refuse("The CSRF token is not valid for this session.");
    }
  });
}
