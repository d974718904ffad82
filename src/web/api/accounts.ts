import type { Output } from "../../contract/endpoints.ts";
import { forgetToken, sendWrite } from "./csrf.ts";
import { send } from "./send.ts";

/** Better Auth's addresses. Its own client would weigh 17 kB for these few. */
const AUTH = "/api/auth";

/** A write to the accounts; the session may be another one afterwards. */
export async function postAccount(path: string, body: unknown): Promise<unknown> {
  try {
    return await sendWrite({ method: "POST", path: `${AUTH}${path}`, body });
  } finally {
    forgetToken();
  }
}

export const readAccount = (path: string): Promise<unknown> =>
  send({ method: "GET", path: `${AUTH}${path}` });

export type NewAccount = {
  readonly username: string;
  readonly email: string;
  readonly password: string;
  /** "YYYY-MM-DD". */
  readonly birthDate: string;
  /** The versions that were shown and accepted. */
  readonly accepted: Pick<Output<"getSession">["legal"], "terms" | "privacy">;
};

/** Makes an account and signs in with it; where addresses must be confirmed first, "confirm". */
export async function signUp(account: NewAccount): Promise<"in" | "confirm"> {
  await postAccount("/sign-up/email", { ...account, name: account.username });
  // With "confirm first" the answer is the same whether or not the address was known: only the session tells.
  const { player } = (await send({ method: "GET", path: "/api/v1/session" })) as Output<"getSession">;
  return player ? "in" : "confirm";
}

/** Signs in with a username or, when there is an @ in it, an email address. "code": the second factor is still asked for. */
export async function signIn(who: string, password: string): Promise<"in" | "code"> {
  const answer = (await (who.includes("@")
    ? postAccount("/sign-in/email", { email: who, password })
    : postAccount("/sign-in/username", { username: who, password }))) as { twoFactorRedirect?: boolean };
  return answer.twoFactorRedirect ? "code" : "in";
}

/** The second step: a code of the authenticator, or one of the recovery codes. */
export const showCode = (code: string, kind: "totp" | "recovery"): Promise<unknown> =>
  postAccount(kind === "totp" ? "/two-factor/verify-totp" : "/two-factor/verify-backup-code", { code });

export const signOut = (): Promise<unknown> => postAccount("/sign-out", {});

/** Has a link sent, if the address is an account's; the answer does not tell. */
export const askForReset = (email: string): Promise<unknown> =>
  postAccount("/request-password-reset", { email });

export const resetPassword = (token: string, newPassword: string): Promise<unknown> =>
  postAccount("/reset-password", { token, newPassword });

/** Has the letter with the link to confirm the address sent again. */
export const sendVerification = (email: string): Promise<unknown> =>
  postAccount("/send-verification-email", { email });
