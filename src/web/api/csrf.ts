import type { Output } from "../../contract/endpoints.ts";
import { PATHS } from "../../contract/paths.ts";
import { isCode } from "./fault.ts";
import { type Request, send } from "./send.ts";

type Session = Output<"getSession">;

const API = "/api/v1";
let token: Promise<string> | undefined;

/** Reads the session and keeps its token; every later write carries it. */
export async function readSession(signal?: AbortSignal): Promise<Session> {
  const [method, path] = PATHS.getSession;
  const session = (await send({ method, path: `${API}${path}`, signal })) as Session;
  token = Promise.resolve(session.csrfToken);
  return session;
}

/** Tokens belong to a session: after signing in or out the next write asks anew. */
export function forgetToken(): void {
  token = undefined;
}

async function currentToken(): Promise<string> {
  token ??= readSession().then((session) => session.csrfToken);
  try {
    return await token;
  } catch (error) {
    forgetToken();
    throw error;
  }
}

/** Runs a write with its CSRF token; a token that has gone stale is replaced once. */
export async function withToken<T>(
  write: (headers: Readonly<Record<string, string>>) => Promise<T>,
): Promise<T> {
  const attempt = async (): Promise<T> => await write({ "x-csrf-token": await currentToken() });
  try {
    return await attempt();
  } catch (error) {
    if (!isCode(error, "csrf")) throw error;
    forgetToken();
    return await attempt();
  }
}

/** Sends JSON that changes something. */
export const sendWrite = (request: Request): Promise<unknown> =>
  withToken((token) => send({ ...request, headers: { ...request.headers, ...token } }));
