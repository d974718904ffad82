import { postAccount } from "./accounts.ts";

/** What an authenticator needs, and the codes for the day it is lost. */
export type NewFactor = { readonly totpURI: string; readonly backupCodes: readonly string[] };

/** Begins: nothing is asked for at sign-in before a first code was shown. */
export const beginFactor = async (password: string): Promise<NewFactor> =>
  (await postAccount("/two-factor/enable", { password })) as NewFactor;

export const proveFactor = (code: string): Promise<unknown> =>
  postAccount("/two-factor/verify-totp", { code });

/** code: of the authenticator, or a recovery code. */
export const endFactor = (password: string, code: string): Promise<unknown> =>
  postAccount("/two-factor/disable", { password, code });

/** code: as above. */
export async function renewCodes(password: string, code: string): Promise<readonly string[]> {
  const answer = (await postAccount("/two-factor/generate-backup-codes", { password, code })) as Pick<
    NewFactor,
    "backupCodes"
  >;
  return answer.backupCodes;
}

export const changePassword = (currentPassword: string, newPassword: string): Promise<unknown> =>
  postAccount("/change-password", { currentPassword, newPassword, revokeOtherSessions: true });
