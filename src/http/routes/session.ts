import type { FastifyInstance } from "fastify";
import { Refusal } from "../../base/refusal.ts";
import { ROLES } from "../../base/roles.ts";
import type { Me } from "../../contract/session.ts";
import type { Legal } from "../../services/legal/legal.ts";
import type { Players } from "../../services/players.ts";
import type { Session, Sessions } from "../../services/sessions.ts";
import { currentOf, sessionOf } from "../requests.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { route } from "./register.ts";

type Deps = {
  readonly legal: Legal;
  readonly players: Players;
  readonly sessions: Sessions;
  readonly cookie: SessionCookie;
};

const presentMe = ({ player, unaccepted }: Session): Me => ({
  id: player.id,
  username: player.username,
  email: player.email,
  emailVerified: player.emailVerified,
  role: ROLES.find((role) => role === player.role) ?? "player",
  twoFactor: player.twoFactor,
  createdAt: player.createdAt.toISOString(),
  unaccepted: [...unaccepted],
});

/** What a CSRF token belongs to: a session, or nobody yet. */
export const csrfOwner = (sessionId: string | undefined): string => sessionId ?? "anonymous";

export function sessionRoutes(api: FastifyInstance, deps: Deps): void {
  const { operator, documents } = deps.legal;
  const legal = {
    ageMin: operator.ageMin,
    terms: documents.terms.version,
    privacy: documents.privacy.version,
  };
  route(api, "getSession", "read", async ({ request, reply }) => {
    const session = sessionOf(request);
    const csrfToken = reply.generateCsrf();
    const renewed = deps.sessions.signAnew(request.cookies[deps.cookie.name] ?? "");
    // Signed with an older secret, which will be gone one day: the same session goes on under the newest.
    if (session && renewed !== undefined) deps.cookie.send(reply, renewed);
    return { player: session ? presentMe(session) : null, csrfToken, operator: operator.name, legal };
  });

  route(api, "claimAdmin", "account", async ({ body, request, reply }) => {
    const session = currentOf(request);
    const { id } = session.player;
    if (!(await deps.players.claimAdmin(id, body.token))) {
      throw new Refusal("forbidden", "This link is not valid, or the house has an administrator already.");
    }
    deps.cookie.send(reply, await deps.sessions.renew(session));
    return { player: presentMe({ ...session, player: { ...session.player, role: "admin" } }) };
  });
}
