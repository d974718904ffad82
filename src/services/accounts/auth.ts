import { betterAuth } from "better-auth";
import { APIError, createEmailVerificationToken } from "better-auth/api";
import { getMigrations } from "better-auth/db/migration";
import { present } from "../../base/assert.ts";
import { Refusal } from "../../base/refusal.ts";
import { DAY_MS, HOUR_MS, SECOND_MS } from "../../base/time.ts";
import { joinable, joinTx } from "../../db/joined.ts";
import { readPerson } from "../../store/players.ts";
import type { CodeChecks } from "./confirm.ts";
import { type AccountDeps, type AuthLog, CLIENT_ADDRESS_HEADER } from "./deps.ts";
import { doorkeeper } from "./doorkeeper.ts";
import { ACCOUNT, SESSION, USER, VERIFICATION } from "./models.ts";
import { createNotices, type Notices } from "./notices.ts";
import { PASSWORD_LENGTH } from "./password-rules.ts";
import { passkeys, roles, secondFactors, usernames } from "./plugins.ts";
import { completeSignUp, type SignUp } from "./sign-up.ts";
import { isKeptOut, tellOwner } from "./taken.ts";
import { watchedAdapter } from "./watched-adapter.ts";
import { witness } from "./witness.ts";

/** A session ends when it was not used for a week, or 30 days after its sign-in (services/sessions.ts moves the first end). */
const IDLE_MAX_MS = 7 * DAY_MS;
const LIFE_MAX_S = (30 * DAY_MS) / SECOND_MS;
export const RESET_LINK_S = HOUR_MS / SECOND_MS;
const VERIFY_LINK_S = (2 * DAY_MS) / SECOND_MS;

type Context = { readonly path?: string | undefined; readonly body?: unknown } | null;

/** What is written along with Better Auth's rows, in its transactions. */
function databaseHooks(deps: AccountDeps, notices: Notices) {
  const secret = present(deps.settings.secrets[0], "the secret").value;
  return {
    user: {
      create: {
        // Better Auth answers this refusal as it does a known address where addresses must be confirmed first: with nothing.
        before: async (user: { email: string }, ctx: Context) => {
          if (ctx?.path !== "/sign-up/email" || !deps.settings.verifiedOnly) return;
          const isRefused = await joinTx(deps.database, (tx) => isKeptOut(deps, tx, user.email));
          if (isRefused) throw new APIError("FORBIDDEN", { message: "This address can have no account." });
        },
      },
    },
    session: {
      create: {
        before: async (session: { expiresAt: Date }) => {
          const idle = new Date(deps.clock() + IDLE_MAX_MS);
          return { data: { expiresAt: session.expiresAt < idle ? session.expiresAt : idle } };
        },
      },
      delete: { after: async (session: { userId: string }) => deps.onSessionsEnded(session.userId) },
    },
    account: {
      create: {
        // The second row of a new account: the player's id is known, and the transaction still open.
        before: async (account: { userId: string }, ctx: Context) =>
          joinTx(deps.database, async (tx) => {
            const person = present(await readPerson(tx, account.userId), "the new player");
            const asked =
              ctx?.path === "/sign-up/email" ? (ctx.body as SignUp & { welcome: boolean }) : undefined;
            await completeSignUp(deps, tx, person, asked?.birthDate);
            if (!asked?.welcome) return;
            const { id: userId, email } = person;
            const token = await createEmailVerificationToken(secret, email, undefined, VERIFY_LINK_S, {
              userId,
            });
            await notices.welcome(tx, person, token);
          }),
      },
    },
  };
}

const emailAndPassword = (deps: AccountDeps, notices: Notices) => ({
  enabled: true,
  minPasswordLength: PASSWORD_LENGTH.min,
  maxPasswordLength: PASSWORD_LENGTH.max,
  password: deps.passwords,
  requireEmailVerification: deps.settings.verifiedOnly,
  revokeSessionsOnPasswordReset: true,
  resetPasswordTokenExpiresIn: RESET_LINK_S,
  sendResetPassword: ({ user, token }: { user: Named; token: string }) => notices.resetPassword(user, token),
  // Only where addresses must be confirmed first; elsewhere the doorkeeper has refused before.
  onExistingUserSignUp: ({ user }: { user: Named }, request?: Request) => {
    const address = request?.headers.get(CLIENT_ADDRESS_HEADER) ?? "";
    return tellOwner(deps, user.id, { address, deviceId: undefined });
  },
});
type Named = { id: string; name: string; email: string };

const advanced = ({ secureCookies }: AccountDeps["settings"]) => ({
  database: { generateId: "uuid" as const },
  cookiePrefix: secureCookies ? "__Host-rng" : "rng",
  useSecureCookies: false,
  defaultCookieAttributes: { secure: secureCookies, path: "/", sameSite: "lax" as const, httpOnly: true },
  ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
});

/**
 * Better Auth on our own connection, with our own table names (migrations/0001), argon2id, session tokens as hashes and
 * __Host- cookies. Refusals of ours pass through it.
 */
export function createAuth(deps: AccountDeps, log: AuthLog) {
  const { settings } = deps;
  const notices = createNotices(deps);
  // Better Auth's own checks, which its door asks for and which are there once it is made.
  const made: { checks?: CodeChecks } = {};
  const checks: CodeChecks = {
    verifyTOTP: (order) => present(made.checks, "Better Auth").verifyTOTP(order),
    verifyBackupCode: (order) => present(made.checks, "Better Auth").verifyBackupCode(order),
  };
  const watched = {
    id: "rng-watched",
    init: (ctx: { adapter: Parameters<typeof watchedAdapter>[0] }) => ({
      context: { adapter: watchedAdapter(ctx.adapter, notices.watch) },
    }),
  };
  const auth = betterAuth({
    appName: "RNG-THING",
    baseURL: settings.publicUrl,
    basePath: "/api/auth",
    secrets: [...settings.secrets],
    trustedOrigins: [...settings.trustedOrigins],
    database: { db: joinable(deps.database), type: "postgres", transaction: true },
    telemetry: { enabled: false },
    logger: { log: (level, message, ...rest) => log(level, message, rest) },
    // Our own limits (http/limits.ts, attempts.ts) are shared between processes and answer as problem documents.
    rateLimit: { enabled: false },
    onAPIError: { throw: true },
    emailAndPassword: emailAndPassword(deps, notices),
    emailVerification: {
      sendOnSignUp: false,
      expiresIn: VERIFY_LINK_S,
      sendVerificationEmail: ({ user, token }) => notices.verifyEmail(user, token),
      // Better Auth hands over nobody when the account went, or changed its address, while its link was followed.
      afterEmailVerification: async (user: { id: string } | null) => {
        if (user === null) throw new Refusal("invalid", "This link is not valid any more.");
        deps.onSessionsEnded(user.id);
      },
    },
    user: USER,
    // updateAge is for Better Auth's own sliding, which is off: ours counts use of the games too.
    session: { ...SESSION, expiresIn: LIFE_MAX_S, disableSessionRefresh: true, freshAge: 0 },
    account: ACCOUNT,
    verification: { ...VERIFICATION, storeIdentifier: "hashed" },
    advanced: advanced(settings),
    databaseHooks: databaseHooks(deps, notices),
    plugins: [
      watched,
      doorkeeper(deps, checks),
      usernames(),
      secondFactors(),
      roles(),
      passkeys(),
      witness(deps),
    ],
  });
  made.checks = auth.api;
  return auth;
}
export type Auth = ReturnType<typeof createAuth>;

/** What Better Auth's schema asks for beyond the migrations: empty when they agree. */
export async function missingAuthSchema(auth: Auth): Promise<string> {
  return (await getMigrations(auth.options)).compileMigrations();
}
