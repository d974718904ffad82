import type { BetterAuthPlugin } from "better-auth";
import { createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { Refusal } from "../../base/refusal.ts";
import { MINUTE_MS, SECOND_MS } from "../../base/time.ts";
import { knowsDevice } from "../../store/devices.ts";
import { readPerson } from "../../store/players.ts";
import { readConfirmedAt } from "../../store/sessions.ts";
import type { Asker, Attempt, LetterKind } from "./attempts.ts";
import { type CodeChecks, type Confirm, createConfirm } from "./confirm.ts";
import { type AccountDeps, CLIENT_ADDRESS_HEADER, DEVICE_COOKIE } from "./deps.ts";
import { parseEmail } from "./email.ts";
import { resetIdentifier } from "./links.ts";
import { passwordFault, wordsOf } from "./password-rules.ts";
import { checkSignUp } from "./sign-up.ts";
import { assertFree } from "./taken.ts";

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];
type Body = Record<string, unknown>;
/** Looks at a request; what it returns takes the place of the body. */
type Entry = (deps: AccountDeps, ctx: Context, body: Body) => Promise<Body | undefined>;

/** How long after showing the password one may change what opens the account. */
export const CONFIRMED_FOR_MS = 15 * MINUTE_MS;

/** Attempts that are under way, by their request: taken back or forgotten when they turn out right. */
const underWay = new WeakMap<Request, Attempt>();
export const attemptOf = (ctx: { request?: Request | undefined }): Attempt | undefined =>
  ctx.request && underWay.get(ctx.request);

const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const addressOf = (ctx: Context): string => ctx.headers?.get(CLIENT_ADDRESS_HEADER) ?? "";
export const deviceIdOf = (deps: AccountDeps, ctx: Context): string | undefined =>
  ctx.getCookie(DEVICE_COOKIE[deps.settings.secureCookies ? "secure" : "plain"]) ?? undefined;

/** Who asks about the account that goes by this name. */
async function askerOf(deps: AccountDeps, ctx: Context, who: string): Promise<Asker> {
  const device = deviceIdOf(deps, ctx);
  const isKnown = device !== undefined && (await knowsDevice(deps.database.db, who, device));
  return { address: addressOf(ctx), deviceId: isKnown ? device : undefined };
}

function begin(ctx: Context, attempt: Attempt, what = "Too many attempts."): void {
  if (attempt.waitMs > 0) {
    const retryAfterSeconds = Math.ceil(attempt.waitMs / SECOND_MS);
    const wait =
      retryAfterSeconds < 90
        ? `${retryAfterSeconds} seconds`
        : `${Math.ceil(retryAfterSeconds / 60)} minutes`;
    throw new Refusal("rate-limited", `${what} Wait ${wait}, then try again.`, { retryAfterSeconds });
  }
  if (ctx.request) underWay.set(ctx.request, attempt);
}

const signIn =
  (field: "email" | "username"): Entry =>
  async (deps, ctx, body) => {
    const typed = text(body[field]);
    const who = (field === "email" ? parseEmail(typed) : undefined) ?? typed.trim().toLowerCase();
    begin(ctx, await deps.attempts.signIn(who, await askerOf(deps, ctx, who)));
    return { ...body, [field]: who };
  };

const signUp: Entry = async (deps, ctx, body) => {
  const { username, email, password, birthDate } = await checkSignUp(deps, body);
  begin(ctx, await deps.attempts.signUp(addressOf(ctx)));
  if (!deps.settings.verifiedOnly) await assertFree(deps, email, await askerOf(deps, ctx, email));
  // Counted here: the letter itself is written inside a transaction that the count must outlive.
  const welcome = await deps.attempts.welcome(email);
  return { name: username, username, email, password, birthDate, welcome };
};

/** Said whether or not there is such an account. */
const ENOUGH_LETTERS =
  "Several letters to this address were asked for, and the link in the last one may still be good.";

const letter =
  (kind: LetterKind): Entry =>
  async (deps, ctx, body) => {
    const email = parseEmail(text(body["email"]));
    if (email === undefined) throw new Refusal("invalid", "This is not an email address.");
    begin(ctx, await deps.attempts.letter(kind, email, await askerOf(deps, ctx, email)), ENOUGH_LETTERS);
    return { email };
  };

/** Somebody who is signed in shows the password: guessing is as slow as at the door. */
const showPassword: Entry = async (deps, ctx) => {
  const session = await getSessionFromCtx(ctx);
  if (session) begin(ctx, await deps.attempts.confirm(session.user.id));
  return undefined;
};

/**
 * A second factor that is on is switched off, or gets new recovery codes, by whoever has it: the password and a copied
 * cookie are what it is there for. Refusals: invalid, rate-limited.
 */
const showFactor =
  (confirm: Confirm): Entry =>
  async (deps, ctx, body) => {
    const user = (await getSessionFromCtx(ctx))?.user as
      | { id: string; twoFactorEnabled?: boolean }
      | undefined;
    if (!user?.twoFactorEnabled) return await showPassword(deps, ctx, body);
    const password = text(body["password"]);
    const proof = { password, code: text(body["code"]) };
    const cookie = ctx.headers?.get("cookie") ?? "";
    await confirm({ id: user.id, twoFactor: true }, proof, cookie);
    return { password };
  };

function checkNewPassword(body: Body, known: readonly string[]): void {
  const what = passwordFault(text(body["newPassword"]), known);
  if (what !== undefined) throw new Refusal("invalid", what, { faults: [{ at: "/newPassword", what }] });
}

const changePassword: Entry = async (deps, ctx, body) => {
  const user = (await getSessionFromCtx(ctx))?.user as { name: string; email: string } | undefined;
  checkNewPassword(body, user ? wordsOf(user.name, user.email) : []);
  await showPassword(deps, ctx, body);
  // Whoever knows the old password must not stay signed in with it.
  return { ...body, revokeOtherSessions: true };
};

/** The owner of a link that is worth nothing is nobody: what is said of the link then is Better Auth's to say. */
const resetPassword: Entry = async (deps, ctx, body) => {
  const link = await ctx.context.internalAdapter.findVerificationValue(resetIdentifier(text(body["token"])));
  const owner = link && (await readPerson(deps.database.db, link.value));
  checkNewPassword(body, owner ? wordsOf(owner.username, owner.email) : []);
  return undefined;
};

/** A passkey opens the account for good: adding or removing one needs the password, shown lately. Refusals: step-up. */
const confirmed: Entry = async (deps, ctx) => {
  const session = await getSessionFromCtx(ctx);
  if (!session) return undefined;
  const at = await readConfirmedAt(deps.database.db, session.session.id);
  if (at === undefined || deps.clock() - at.getTime() > CONFIRMED_FOR_MS) {
    throw new Refusal(
      "step-up",
      "This needs your password again: it was shown too long ago. Nothing was changed.",
    );
  }
  return undefined;
};

/** A browser is never excused from the second factor. */
const everyTime: Entry = async (_deps, _ctx, body) => ({ ...body, trustDevice: false });

/** What is looked at before Better Auth does. */
const entries = (confirm: Confirm): Readonly<Record<string, Entry>> => ({
  "/sign-up/email": signUp,
  "/sign-in/email": signIn("email"),
  "/sign-in/username": signIn("username"),
  "/request-password-reset": letter("reset"),
  "/send-verification-email": letter("verification"),
  "/reset-password": resetPassword,
  "/change-password": changePassword,
  "/two-factor/enable": showPassword,
  "/two-factor/disable": showFactor(confirm),
  "/two-factor/generate-backup-codes": showFactor(confirm),
  "/two-factor/verify-totp": everyTime,
  "/two-factor/verify-backup-code": everyTime,
  "/passkey/generate-register-options": confirmed,
  "/passkey/verify-registration": confirmed,
  "/passkey/delete-passkey": confirmed,
});

/** Stands before Better Auth's endpoints: who may try, how often, and whether what is asked for is in order. */
export function doorkeeper(deps: AccountDeps, checks: CodeChecks) {
  const before = entries(createConfirm(deps, checks));
  return {
    id: "rng-doorkeeper",
    hooks: {
      before: [
        {
          matcher: ({ path, request }) => request !== undefined && before[path ?? ""] !== undefined,
          handler: createAuthMiddleware(async (ctx) => {
            const body = (typeof ctx.body === "object" && ctx.body !== null ? ctx.body : {}) as Body;
            const instead = await before[ctx.path]?.(deps, ctx, body);
            if (!instead) return;
            // In place: a body that is returned would be merged with the first, and what was left out come back.
            for (const name of Object.keys(body)) delete body[name];
            Object.assign(body, instead);
          }),
        },
      ],
    },
  } satisfies BetterAuthPlugin;
}
