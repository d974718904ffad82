import type { Sessions } from "../services/sessions.ts";

/**
 * A Cookie header in which everything that an older key of the house has signed is signed with the newest: Better Auth
 * knows only that one. What is signed by nobody we know stays as it is, and is refused.
 */
export function withNewSignatures(header: string, sessions: Pick<Sessions, "signAnew">): string {
  return header
    .split(";")
    .map((pair) => {
      const at = pair.indexOf("=");
      const renewed = at < 0 ? undefined : sessions.signAnew(decoded(pair.slice(at + 1).trim()));
      return renewed === undefined ? pair : `${pair.slice(0, at)}=${encodeURIComponent(renewed)}`;
    })
    .join(";");
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
