import { Readable } from "node:stream";
import type { FastifyInstance } from "fastify";
import { Refusal } from "../../base/refusal.ts";
import type { Profile } from "../../contract/me.ts";
import type { Accounts } from "../../services/accounts/accounts.ts";
import type { Legal } from "../../services/legal/legal.ts";
import type { Session, Sessions } from "../../services/sessions.ts";
import { allow } from "../guards.ts";
import { limitOf } from "../limits.ts";
import { cookiesForAuth } from "../old-keys.ts";
import { currentOf } from "../requests.ts";
import type { SessionCookie } from "../session-cookie.ts";
import { route } from "./register.ts";

type Deps = {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly legal: Legal;
  readonly cookie: SessionCookie;
};

const done = { done: true } as const;
const iso = (date: Date): string => date.toISOString();

async function presentProfile({ accounts }: Deps, { player, unaccepted }: Session): Promise<Profile> {
  const profile = await accounts.profile(player.id);
  const { pendingEmail } = profile;
  return {
    id: player.id,
    username: profile.username,
    renameAt: iso(profile.renameAt),
    email: player.email,
    emailVerified: player.emailVerified,
    pendingEmail: pendingEmail ? { email: pendingEmail.email, expiresAt: iso(pendingEmail.expiresAt) } : null,
    birthDate: profile.birthDate,
    role: player.role,
    twoFactor: player.twoFactor,
    passkeys: profile.passkeys.map(({ id, name, createdAt }) => ({
      id,
      name,
      createdAt: createdAt && iso(createdAt),
    })),
    createdAt: iso(player.createdAt),
    consents: profile.consents.map(({ document, version, acceptedAt }) => ({
      document,
      version,
      acceptedAt: iso(acceptedAt),
    })),
    unaccepted: [...unaccepted],
  };
}

function profileRoutes(api: FastifyInstance, deps: Deps): void {
  const { accounts, sessions, legal, cookie } = deps;
  route(api, "getMe", "read", ({ request }) => presentProfile(deps, currentOf(request)));

  route(api, "patchMe", "account", async ({ body, request }) => {
    const session = currentOf(request);
    await accounts.rename(session.player.id, body.username);
    return await presentProfile(deps, session);
  });

  route(api, "confirmMe", "account", async ({ body, request, reply }) => {
    const session = currentOf(request);
    await accounts.confirm(session.player, body, cookiesForAuth(request.cookies, sessions));
    await sessions.confirm(session);
    cookie.send(reply, await sessions.renew(session));
    return done;
  });

  route(api, "acceptDocuments", "account", async ({ body, request }) => {
    const { player } = currentOf(request);
    const faults = body.documents.flatMap(({ document, version }, at) => {
      const what = legal.versionFault(document, version);
      return what === undefined ? [] : [{ at: `/documents/${at}/version`, what }];
    });
    if (faults.length > 0) throw new Refusal("invalid", faults[0]?.what ?? "", { faults });
    await legal.agree(
      player.id,
      body.documents.map(({ document }) => document),
    );
    sessions.forget(player.id);
    return done;
  });

  route(api, "eraseMe", "account", async ({ body, request }) => {
    const { player } = currentOf(request);
    if (body.username !== player.username) {
      const what = "Type your username exactly as it is.";
      throw new Refusal("invalid", what, { faults: [{ at: "/username", what }] });
    }
    await accounts.erase(player.id);
    return done;
  });
}

function sessionListRoutes(api: FastifyInstance, { accounts }: Deps): void {
  route(api, "listSessions", "read", async ({ request }) => {
    const { id: currentId, player } = currentOf(request);
    const open = await accounts.sessions(player.id);
    return {
      sessions: open.map(({ createdAt, lastSeenAt, expiresAt, ...session }) => ({
        ...session,
        createdAt: iso(createdAt),
        lastSeenAt: iso(lastSeenAt),
        expiresAt: iso(expiresAt),
        current: session.id === currentId,
      })),
    };
  });

  route(api, "endSession", "account", async ({ params, request }) => {
    await accounts.endSession(currentOf(request).player.id, params.id);
    return done;
  });

  route(api, "endSessions", "account", async ({ query, request }) => {
    const { id, player } = currentOf(request);
    const ended = await accounts.endSessions(player.id, query.keep === "current" ? id : undefined);
    return { ended: Number(ended) };
  });
}

function emailRoutes(api: FastifyInstance, { accounts }: Deps): void {
  route(api, "changeEmail", "account", async ({ body, request }) => {
    await accounts.email.ask(currentOf(request).player.id, body.email);
    return done;
  });

  route(api, "cancelEmailChange", "account", async ({ request }) => {
    await accounts.email.cancel(currentOf(request).player.id);
    return done;
  });

  route(api, "confirmNewEmail", "account", async ({ body }) => {
    await accounts.email.confirm(body.token);
    return done;
  });

  route(api, "verifyEmail", "account", async ({ body }) => {
    await accounts.verifyEmail(body.token);
    return done;
  });
}

/** An archive is read from the database for as long as it takes: a few a day are enough for anybody. */
function exportRoute(api: FastifyInstance, { accounts, sessions }: Deps): void {
  api.route({
    method: "POST",
    url: "/me/export",
    config: { rateLimit: limitOf("heavy") },
    schema: {
      operationId: "exportMe",
      summary: "Everything about me: JSON in a zip archive",
      tags: ["me"],
      security: [{ session: [] }],
    } as never,
    // As in register.ts: behind the limiter.
    preParsing: allow({ access: "player", stepUp: true }, sessions),
    preValidation: api.csrfProtection,
    handler: async (request, reply) => {
      const { player } = currentOf(request);
      reply
        .type("application/zip")
        .header("content-disposition", `attachment; filename="rng-thing-${player.username}.zip"`)
        .serializer((payload: unknown) => payload as string);
      return await reply.send(Readable.from(accounts.export(player.id)));
    },
  });
}

export function meRoutes(api: FastifyInstance, deps: Deps): void {
  profileRoutes(api, deps);
  sessionListRoutes(api, deps);
  emailRoutes(api, deps);
  exportRoute(api, deps);
}
