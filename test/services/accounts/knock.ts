import { expect } from "vitest";
import type { App } from "../../../src/app.ts";
import { type Credentials, newcomer, signUpBody } from "../../support/people.ts";

const AUTH = "http://localhost:8000/api/auth";
const COOKIE = "__Host-rng.session_token";
const DEVICE = "__Host-rng.device";

/** What a browser brings along. */
export type Browser = { readonly cookie?: string; readonly address?: string };

/** Asks Better Auth's endpoints as http's bridge does. A refusal of the house rejects, as it would there. */
export const post = (app: App, path: string, body: unknown, from: Browser = {}): Promise<Response> =>
  app.auth.handler(
    new Request(`${AUTH}${path}`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        origin: "http://localhost:8000",
        cookie: from.cookie ?? "",
        "x-rng-client-address": from.address ?? "127.0.0.1",
      },
      body: JSON.stringify(body),
    }),
  );

export const joinBody = (
  { legal }: App,
  who: Credentials = newcomer(),
  changes: Record<string, unknown> = {},
) => {
  const { terms, privacy } = legal.documents;
  return {
    ...signUpBody(who, { ageMin: 18, terms: terms.version, privacy: privacy.version }),
    ...changes,
  };
};

const cookieIn = (response: Response, name: string): string => {
  const line = response.headers.getSetCookie().find((text) => text.startsWith(`${name}=`)) ?? "";
  return line.slice(name.length + 1).split(";")[0] ?? "";
};

/** Makes an account: who, its id, the value of its session cookie, and the cookie that names its browser. */
export async function join(app: App, who: Credentials = newcomer(), from: Browser = {}) {
  const response = await post(app, "/sign-up/email", joinBody(app, who), from);
  expect(response.status).toBe(200);
  const cookie = decodeURIComponent(cookieIn(response, COOKIE));
  const id = (await app.sessions.find(cookie))?.player.id ?? "";
  return { who, id, cookie, device: `${DEVICE}=${cookieIn(response, DEVICE)}` };
}
