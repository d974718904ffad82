import { setTimeout as pause } from "node:timers/promises";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Refusal } from "../base/refusal.ts";
import type { Auth } from "../services/accounts/auth.ts";
import { CLIENT_ADDRESS_HEADER } from "../services/accounts/deps.ts";
import type { Sessions } from "../services/sessions.ts";
import { handleError, handleNotFound, makeProblem, sendProblem } from "./errors.ts";
import { API_HEADERS } from "./headers.ts";
import { limitOf } from "./limits.ts";
import { cookiesForAuth } from "./old-keys.ts";
import { sessionOf } from "./requests.ts";

const BODY_MAX_BYTES = 64 * 1024;

const SIGN_UP = "/sign-up/email";

/**
 * Better Auth's endpoints that players use. It has many more (its own back office, social sign-in, the session with its
 * token): what is not in this list does not exist.
 */
const OPEN = {
  GET: ["/passkey/generate-register-options", "/passkey/generate-authenticate-options"],
  POST: [
    SIGN_UP,
    "/sign-in/email",
    "/sign-in/username",
    "/sign-out",
    "/request-password-reset",
    "/reset-password",
    "/change-password",
    "/send-verification-email",
    "/two-factor/enable",
    "/two-factor/disable",
    "/two-factor/verify-totp",
    "/two-factor/verify-backup-code",
    "/two-factor/generate-backup-codes",
    "/passkey/verify-registration",
    "/passkey/verify-authentication",
    "/passkey/update-passkey",
    "/passkey/delete-passkey",
  ],
} as const;

/** Answers that must not tell by their time whether an address is an account's: none comes sooner than this. */
const FLOOR_MS = 400;
const FLOORED: ReadonlySet<string> = new Set(["/request-password-reset", "/send-verification-email"]);

/** Where addresses must be confirmed first, a sign-up with a known one is answered as any; elsewhere it is refused anyway. */
const isFloored = ({ auth }: Deps, path: string): boolean =>
  FLOORED.has(path) || (path === SIGN_UP && auth.options.emailAndPassword.requireEmailVerification);

/** Parts of answers that are nobody's but the cookie's: a script that reads them could carry the session away. */
const SECRET_PARTS = new Set(["token", "session"]);

type Deps = { readonly auth: Auth; readonly sessions: Sessions; readonly publicUrl: string };

/** The same request as the web platform writes it. The client's address is ours to say: a header of that name from outside is dropped. */
function webRequest(request: FastifyRequest, { publicUrl, sessions }: Deps): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (name === CLIENT_ADDRESS_HEADER || value === undefined) continue;
    for (const item of Array.isArray(value) ? value : [value]) headers.append(name, item);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  headers.delete("cookie");
  const cookies = cookiesForAuth(request.cookies, sessions);
  if (cookies !== "") headers.set("cookie", cookies);
  // A browser always says where a write comes from. What says nothing is a program: the CSRF token is its proof.
  if (!headers.has("origin")) headers.set("origin", new URL(publicUrl).origin);
  const body =
    request.body instanceof Buffer && request.body.length > 0 ? new Uint8Array(request.body) : null;
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, body });
}

/** Better Auth's errors as problem documents; message stays beside detail for its own clients. */
async function sendAuthError(
  request: FastifyRequest,
  reply: FastifyReply,
  response: Response,
): Promise<FastifyReply> {
  const body = (await response.json().catch(() => ({}))) as { message?: unknown; code?: unknown };
  const code = typeof body.code === "string" ? body.code.toLowerCase().replaceAll("_", "-") : "invalid";
  const detail =
    typeof body.message === "string" ? body.message : "This could not be done. Nothing was changed.";
  const problem = makeProblem(response.status, code, detail, request.id);
  const retryAfter = Number(response.headers.get("retry-after"));
  return sendProblem(
    reply,
    { ...problem, message: detail } as never,
    retryAfter > 0 ? retryAfter : undefined,
  );
}

/** What a sign-up says of the new account would differ where there is none: whoever is in asks for the session. */
async function withoutSecrets(response: Response, path: string): Promise<string> {
  if (path === SIGN_UP) return "{}";
  const text = await response.text();
  if (!response.headers.get("content-type")?.includes("json")) return text;
  const body: unknown = JSON.parse(text);
  if (typeof body !== "object" || body === null || Array.isArray(body)) return text;
  return JSON.stringify(Object.fromEntries(Object.entries(body).filter(([name]) => !SECRET_PARTS.has(name))));
}

async function ask(deps: Deps, request: FastifyRequest, path: string): Promise<Response> {
  const asking = deps.auth.handler(webRequest(request, deps));
  if (!isFloored(deps, path)) return await asking;
  const [answered] = await Promise.allSettled([asking, pause(FLOOR_MS)]);
  if (answered.status === "rejected") throw answered.reason;
  return answered.value;
}

/**
 * Whether every text in a JSON value is text: NUL cannot be kept by PostgreSQL, half a surrogate pair cannot be encoded.
 * Our own shapes refuse both (contract/text.ts); Better Auth goes on with them, and ends in a fault.
 */
function isAllText(value: unknown): boolean {
  const left = [value];
  while (left.length > 0) {
    const next = left.pop();
    if (typeof next === "string" && (next.includes("\0") || !next.isWellFormed())) return false;
    if (typeof next !== "object" || next === null) continue;
    for (const [key, part] of Object.entries(next)) left.push(key, part);
  }
  return true;
}

/** Only an escape can bring what is no text. Whether the body can be read is Better Auth's to say. Refusals: invalid. */
function assertText(body: unknown): void {
  if (!(body instanceof Buffer) || !body.includes("\\u")) return;
  let read: unknown;
  try {
    read = JSON.parse(body.toString());
  } catch {
    return;
  }
  if (!isAllText(read)) {
    throw new Refusal("invalid", "There is a character in this that is no text. Nothing was changed.");
  }
}

async function answer(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  path: string,
): Promise<FastifyReply> {
  assertText(request.body);
  const response = await ask(deps, request, path);
  // Whatever Better Auth did may have ended or changed sessions: what this process remembers of the player is read anew.
  const session = sessionOf(request);
  if (session && request.method !== "GET") deps.sessions.forget(session.player.id);
  // What a page of this player had in the browser's cache is nobody's business after this.
  if (path === "/sign-out" && response.ok) reply.header("clear-site-data", '"cache"');
  for (const cookie of response.headers.getSetCookie()) reply.header("set-cookie", cookie);
  if (response.status >= 500) throw new Error(`Better Auth answered ${response.status}`);
  if (response.status >= 400) return await sendAuthError(request, reply, response);
  const type = response.headers.get("content-type");
  if (type) reply.type(type);
  return reply.code(response.status).send(await withoutSecrets(response, path));
}

/** /api/auth/*: Better Auth behind our own guards: origin, CSRF token on every write, limits. */
export async function authBridge(app: FastifyInstance, deps: Deps): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer", bodyLimit: BODY_MAX_BYTES }, (_request, body, done) =>
    done(null, body),
  );
  app.setErrorHandler(handleError);
  app.setNotFoundHandler(handleNotFound);
  app.addHook("onRequest", async (_request, reply) => void reply.headers(API_HEADERS));
  for (const path of OPEN.GET) {
    app.route({
      method: "GET",
      url: path,
      // Each keeps a challenge until it is answered.
      config: { rateLimit: limitOf("rare") },
      schema: { hide: true } as never,
      handler: (request, reply) => answer(deps, request, reply, path),
    });
  }
  for (const path of OPEN.POST) {
    app.route({
      method: "POST",
      url: path,
      config: { rateLimit: limitOf("account") },
      schema: { hide: true } as never,
      preValidation: app.csrfProtection,
      handler: (request, reply) => answer(deps, request, reply, path),
    });
  }
}
