import { domainToASCII } from "node:url";

const LENGTH_MAX = 254;
const LOCAL_MAX = 64;
/** One @, a dot in the domain, nothing that could begin a second header or a second recipient. */
const FORM = /^[^\s@"<>(),:;\\[\]\p{Cc}]+@[^\s@"<>(),:;\\[\]\p{Cc}]+\.[a-z0-9-]{2,}$/u;

/** The one way an address is written here: trimmed, NFKC, lower case, domain in ASCII. Undefined when it is no address. */
export function parseEmail(text: string): string | undefined {
  const trimmed = text.trim().normalize("NFKC").toLowerCase();
  const at = trimmed.lastIndexOf("@");
  const local = trimmed.slice(0, at);
  const email = `${local}@${domainToASCII(trimmed.slice(at + 1))}`;
  if (local.length < 1 || local.length > LOCAL_MAX || email.length > LENGTH_MAX) return undefined;
  if (local.startsWith(".") || local.endsWith(".") || local.includes("..")) return undefined;
  return FORM.test(email) ? email : undefined;
}

const GMAIL = new Set(["gmail.com", "googlemail.com"]);

/**
 * The mailbox that an address reaches, as far as it can be known: what follows a + is a note to oneself at most
 * providers, and Gmail ignores dots. Two accounts with one mailbox are likely one person's; it proves nothing.
 */
export function mailboxOf(email: string): string {
  const at = email.lastIndexOf("@");
  const domain = email.slice(at + 1);
  const plain = email.slice(0, at).replace(/\+.*$/, "") || email.slice(0, at);
  return GMAIL.has(domain) ? `${plain.replaceAll(".", "")}@gmail.com` : `${plain}@${domain}`;
}
