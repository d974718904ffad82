import type { BetterAuthPlugin } from "better-auth";
import { APIError, createAuthMiddleware } from "better-auth/api";
import { Refusal } from "../../base/refusal.ts";
import { DAY_MS, SECOND_MS } from "../../base/time.ts";
import { joinTx } from "../../db/joined.ts";
import { noteDevice } from "../../store/devices.ts";
import type { FactorChange } from "../../store/letters.ts";
import { readPerson } from "../../store/players.ts";
import { endSession } from "../../store/sessions.ts";
import { markCodeUsed } from "../../store/used-codes.ts";
import { type AccountDeps, DEVICE_COOKIE } from "./deps.ts";
import { deviceLabel } from "./device-label.ts";
import { addressOf, attemptOf, deviceIdOf } from "./doorkeeper.ts";

type Context = Parameters<Parameters<typeof createAuthMiddleware>[0]>[0];

/** The longest that browsers keep a cookie. */
const DEVICE_COOKIE_DAYS = 400;
const DEVICE_ID_BYTES = 18;

const SIGN_INS = new Set([
  "/sign-up/email",
  "/sign-in/email",
  "/sign-in/username",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/passkey/verify-authentication",
]);
const FACTORS: Readonly<Record<string, FactorChange>> = {
  "/two-factor/generate-backup-codes": "codes-renewed",
  "/passkey/verify-registration": "passkey-added",
  "/passkey/delete-passkey": "passkey-removed",
};

/** Somebody is in: their browser is noted, and a letter tells of one that was not seen before. */
async function noteSignIn(deps: AccountDeps, ctx: Context): Promise<void> {
  const user = ctx.context.newSession?.user;
  if (!user) return;
  const now = new Date(deps.clock());
  const deviceId = deviceIdOf(deps, ctx) ?? Buffer.from(deps.entropy(DEVICE_ID_BYTES)).toString("base64url");
  const device = deviceLabel(ctx.headers?.get("user-agent") ?? "");
  const address = addressOf(ctx);
  await joinTx(deps.database, async (tx) => {
    const seen = await noteDevice(tx, user.id, deviceId, { label: device, address }, now);
    const person = seen === "new" ? await readPerson(tx, user.id) : undefined;
    if (!person) return;
    const { username, email } = person;
    const letter = { name: "new-sign-in", username, device, address, at: now.toISOString() } as const;
    await deps.write(tx, { playerId: user.id, email }, letter);
  });
  const { secureCookies } = deps.settings;
  ctx.setCookie(DEVICE_COOKIE[secureCookies ? "secure" : "plain"], deviceId, {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: secureCookies,
    maxAge: (DEVICE_COOKIE_DAYS * DAY_MS) / SECOND_MS,
  });
}

async function tellFactor(deps: AccountDeps, ctx: Context, change: FactorChange): Promise<void> {
  const playerId = ctx.context.session?.user.id;
  if (playerId === undefined) return;
  await joinTx(deps.database, async (tx) => {
    const person = await readPerson(tx, playerId);
    if (!person) return;
    const { username, email } = person;
    const at = new Date(deps.clock()).toISOString();
    await deps.write(tx, { playerId, email }, { name: "second-factor-changed", username, change, at });
  });
}

/** A code was right: it must not be right again. The session that it opened is closed when it was used before. */
async function spendCode(deps: AccountDeps, ctx: Context): Promise<void> {
  const made = ctx.context.newSession;
  const playerId = made?.user.id ?? ctx.context.session?.user.id;
  const code = String((ctx.body as { code?: unknown } | undefined)?.code ?? "");
  if (playerId === undefined) return;
  if (await markCodeUsed(deps.database.db, playerId, code, new Date(deps.clock()))) return;
  if (made) await endSession(deps.database.db, playerId, made.session.id);
  throw new Refusal("unauthenticated", "This code was used before. Wait for the next one.");
}

/** A passkey that cannot be verified is no fault of the house, as Better Auth has it. Refusals: invalid. */
function assertNotPasskey({ body }: APIError): void {
  if (body?.code !== "FAILED_TO_VERIFY_REGISTRATION") return;
  throw new Refusal(
    "invalid",
    "This passkey is not one for this house and this question. Nothing was changed.",
  );
}

/** Stands behind Better Auth's endpoints: what has been done is counted, noted and told. */
export const witness = (deps: AccountDeps) =>
  ({
    id: "rng-witness",
    hooks: {
      after: [
        {
          matcher: ({ request }) => request !== undefined,
          handler: createAuthMiddleware(async (ctx) => {
            const { returned } = ctx.context;
            if (returned instanceof APIError) return assertNotPasskey(returned);
            if (ctx.path === "/two-factor/verify-totp") await spendCode(deps, ctx);
            const attempt = attemptOf(ctx);
            if (attempt) await deps.attempts.succeeded(attempt);
            if (SIGN_INS.has(ctx.path)) await noteSignIn(deps, ctx);
            const change = FACTORS[ctx.path];
            if (change !== undefined) await tellFactor(deps, ctx, change);
          }),
        },
      ],
    },
  }) satisfies BetterAuthPlugin;
