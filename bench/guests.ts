import { createHmac, randomBytes } from "node:crypto";
import { sessionSecrets } from "../src/app.ts";
import { SESSION_COOKIE } from "../src/services/accounts/deps.ts";
import { hashToken } from "../src/store/session-token.ts";
import type { Casino } from "./casino.ts";

/** A player at a server: cookies and CSRF token, as a browser would send them. */
export type Guest = { readonly cookie: string; readonly csrfToken: string };

const DAY_MS = 86_400_000;

/**
 * Signs players in without passwords (hashing a thousand of them would take longer than the bench): sessions written as
 * Better Auth writes them, cookies signed as it signs them, terms agreed to.
 */
export async function signInAll(casino: Casino, url: string, players: readonly string[]): Promise<Guest[]> {
  const { app } = casino;
  const secret = sessionSecrets(app.config)[0]?.value ?? "";
  const name = SESSION_COOKIE[app.secureCookies ? "secure" : "plain"];
  const guests: Guest[] = [];
  for (const player of players) {
    await app.legal.agree(player, ["terms", "privacy"]);
    const token = randomBytes(24).toString("base64url");
    await app.database.pool.query(
      "INSERT INTO sessions (token, user_id, expires_at, updated_at) VALUES ($1, $2, $3, now())",
      [hashToken(token), player, new Date(Date.now() + DAY_MS)],
    );
    const signature = createHmac("sha256", secret).update(token).digest("base64");
    const session = `${name}=${encodeURIComponent(`${token}.${signature}`)}`;
    const answer = await fetch(`${url}/api/v1/session`, { headers: { cookie: session } });
    const body = (await answer.json()) as { player: unknown; csrfToken: string };
    if (!body.player) throw new Error("the server does not know the session");
    const others = answer.headers.getSetCookie().map((line) => line.split(";")[0]);
    guests.push({ cookie: [session, ...others].join("; "), csrfToken: body.csrfToken });
  }
  return guests;
}
