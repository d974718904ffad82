/** Under what Better Auth keeps the token of a link for a new password. */
export const resetIdentifier = (token: string): string => `reset-password:${token}`;

/**
 * Where letters lead: pages of the house, with the token behind the # so that it reaches no server's log and no other
 * site. The page sends it in the body of a request, so that a mail scanner which opens links changes nothing.
 */
export const linksTo = (publicUrl: string) => ({
  verify: (token: string): string => `${publicUrl}/verify-email#${token}`,
  reset: (token: string): string => `${publicUrl}/reset#${token}`,
  newEmail: (token: string): string => `${publicUrl}/verify-email#new.${token}`,
  signIn: (): string => `${publicUrl}/sign-in`,
});
