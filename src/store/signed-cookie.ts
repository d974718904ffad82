import { createHmac, timingSafeEqual } from "node:crypto";
import { present } from "../base/assert.ts";

/** A signed cookie's value is text.signature: HMAC-SHA256 in Base64, as Better Auth writes it. */
const signatureOf = (secret: string, text: string): Buffer =>
  createHmac("sha256", secret).update(text).digest();

function isSignedBy(secret: string, text: string, given: Buffer): boolean {
  const expected = signatureOf(secret, text);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/**
 * The text of a signed cookie and which of the secrets signed it; undefined when the signature is none of ours, or is not
 * written as we write it: one session has one cookie, whatever else a lenient decoder would take for it.
 */
export function openSigned(
  secrets: readonly string[],
  value: string,
): { readonly text: string; readonly signer: number } | undefined {
  const dot = value.lastIndexOf(".");
  if (dot < 1) return undefined;
  const text = value.slice(0, dot);
  const signature = value.slice(dot + 1);
  const given = Buffer.from(signature, "base64");
  if (given.toString("base64") !== signature) return undefined;
  const signer = secrets.findIndex((secret) => isSignedBy(secret, text, given));
  return signer < 0 ? undefined : { text, signer };
}

/** The cookie of a text, signed with the newest of the secrets. */
export const sign = (secrets: readonly string[], text: string): string =>
  `${text}.${signatureOf(present(secrets[0], "the secret"), text).toString("base64")}`;

/** The same cookie signed with the newest secret; undefined when it is already, or when it is none of ours. */
export function signAnew(secrets: readonly string[], value: string): string | undefined {
  const opened = openSigned(secrets, value);
  return !opened || opened.signer === 0 ? undefined : sign(secrets, opened.text);
}
