import type { Sessions } from "../services/sessions.ts";

/** A cookie's name by RFC 6265 (a token of RFC 9110). */
const NAME = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/**
 * The Cookie header that Better Auth reads, written anew from the cookies as this house has read them: two readings of one
 * header could find two people in it. Everything that an older key of the house has signed is signed with the newest, the
 * only one that Better Auth knows. What is signed by nobody we know stays as it is, and is refused.
 */
export const cookiesForAuth = (
  cookies: Readonly<Record<string, string | undefined>>,
  sessions: Pick<Sessions, "signAnew">,
): string =>
  Object.entries(cookies)
    .filter((cookie): cookie is [string, string] => NAME.test(cookie[0]) && cookie[1] !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(sessions.signAnew(value) ?? value)}`)
    .join("; ");
