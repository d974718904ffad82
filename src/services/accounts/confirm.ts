import { APIError } from "better-auth/api";
import { Refusal } from "../../base/refusal.ts";
import { SECOND_MS } from "../../base/time.ts";
import { readPasswordHash } from "../../store/players.ts";
import { markCodeUsed } from "../../store/used-codes.ts";
import type { AccountDeps } from "./deps.ts";

/** What is asked of somebody who wants to do something that cannot be undone. */
export type Proof = { readonly password: string; readonly code?: string | undefined };

/** Who is asked: twoFactor says whether a code of the authenticator, or a recovery code, is due as well. */
export type Asked = { readonly id: string; readonly twoFactor: boolean };

type CheckCode = (order: { body: { code: string }; headers: Headers }) => Promise<unknown>;
/** Better Auth's checks of a code, for the session of a cookie. A recovery code is used up by it. */
export type CodeChecks = { readonly verifyTOTP: CheckCode; readonly verifyBackupCode: CheckCode };
/** What an authenticator shows; anything else is meant as a recovery code. */
const SHOWN = /^\d{6}$/;

const wrong = (at: string, what: string): Refusal => new Refusal("invalid", what, { faults: [{ at, what }] });

async function checkCode(
  deps: AccountDeps,
  checks: CodeChecks,
  player: Asked,
  code: string,
  cookie: string,
): Promise<void> {
  const fault = wrong("/code", "This is neither the code that your authenticator shows nor a recovery code.");
  try {
    const check = SHOWN.test(code) ? checks.verifyTOTP : checks.verifyBackupCode;
    await check({ body: { code }, headers: new Headers({ cookie }) });
  } catch (error) {
    if (error instanceof APIError) throw fault;
    throw error;
  }
  if (!(await markCodeUsed(deps.database.db, player.id, code, new Date(deps.clock())))) throw fault;
}

/**
 * Makes sure that it is the player, and not only the player's browser: the password, and the code where there is a second
 * factor. Wrong ones are counted as at the door. Refusals: invalid, rate-limited.
 */
export const createConfirm =
  (deps: AccountDeps, checks: CodeChecks) =>
  async (player: Asked, { password, code }: Proof, cookie: string): Promise<void> => {
    const attempt = await deps.attempts.confirm(player.id);
    if (attempt.waitMs > 0) {
      const retryAfterSeconds = Math.ceil(attempt.waitMs / SECOND_MS);
      throw new Refusal("rate-limited", `Too many attempts. Wait ${retryAfterSeconds} seconds.`, {
        retryAfterSeconds,
      });
    }
    const hash = await readPasswordHash(deps.database.db, player.id);
    if (hash === undefined || !(await deps.passwords.verify({ hash, password }))) {
      throw wrong("/password", "This is not your password.");
    }
    if (player.twoFactor) await checkCode(deps, checks, player, code ?? "", cookie);
    await deps.attempts.succeeded(attempt);
  };
export type Confirm = ReturnType<typeof createConfirm>;
