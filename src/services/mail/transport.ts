import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ConnectionOptions } from "node:tls";
import { createTransport } from "nodemailer";
import { SECOND_MS } from "../../base/time.ts";
import { sesHost, sesPassword } from "./ses.ts";

/** How letters leave the house. */
export type MailRoute =
  | { readonly kind: "smtp"; readonly url: string; readonly tls?: ConnectionOptions }
  | {
      readonly kind: "ses";
      readonly region: string;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    }
  | { readonly kind: "sendgrid"; readonly apiKey: string }
  /** Nowhere: they are laid into a folder, where the operator can open them. */
  | { readonly kind: "folder"; readonly folder: string };

export type Outgoing = {
  /** Also the Message-ID: a letter that is handed over twice after a crash is one letter to whoever compares. */
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
};

/** The other side will never take this letter: trying again is of no use. */
export class MailRefused extends Error {
  override readonly name = "MailRefused";
}

export type Transport = {
  readonly kind: MailRoute["kind"];
  /** Rejects with MailRefused, or with any other error when it may be tried again. */
  readonly send: (mail: Outgoing) => Promise<void>;
  readonly close: () => void;
};

const TIMEOUTS = {
  connectionTimeout: 10 * SECOND_MS,
  greetingTimeout: 10 * SECOND_MS,
  socketTimeout: 30 * SECOND_MS,
};
const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/** What programs that answer mail need to know: a machine wrote this, do not answer it (RFC 3834). */
const HEADERS = { "Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "All" };

const domainOf = (from: string): string => /@([^>\s]+)>?$/.exec(from)?.[1] ?? "localhost";

const messageOf = (mail: Outgoing) => ({
  from: mail.from,
  to: { name: "", address: mail.to },
  subject: mail.subject,
  text: mail.text,
  html: mail.html,
  messageId: `<${mail.id}@${domainOf(mail.from)}>`,
  headers: HEADERS,
  // Neither files nor addresses are ever fetched into a letter, whatever stands in it.
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** What nodemailer is told of a server. */
export function smtpOptions(route: Exclude<MailRoute, { kind: "folder" }>) {
  if (route.kind === "smtp") {
    const isNear = LOOPBACK.test(new URL(route.url).hostname);
    // STARTTLS is asked for and must be had, unless the server is on this machine or the URL says otherwise.
    return { url: route.url, requireTLS: !isNear, ...(route.tls ? { tls: route.tls } : {}) };
  }
  const relay =
    route.kind === "ses"
      ? {
          host: sesHost(route.region),
          auth: { user: route.accessKeyId, pass: sesPassword(route.secretAccessKey, route.region) },
        }
      : { host: "smtp.sendgrid.net", auth: { user: "apikey", pass: route.apiKey } };
  return { ...relay, port: 465, secure: true };
}

/** 5xx to the recipient or to the letter is for good; to the sender or to the sign-in it is our settings, which can be mended. */
export function isForGood(error: unknown): boolean {
  const { responseCode, command } = error as { responseCode?: number; command?: string };
  return (responseCode ?? 0) >= 500 && (command === "RCPT TO" || command === "DATA");
}

function openSmtp(route: Exclude<MailRoute, { kind: "folder" }>): Transport {
  const smtp = createTransport({ pool: true, maxConnections: 2, ...TIMEOUTS, ...smtpOptions(route) });
  return {
    kind: route.kind,
    async send(mail) {
      try {
        await smtp.sendMail(messageOf(mail));
      } catch (error) {
        if (isForGood(error)) throw new MailRefused((error as Error).message);
        throw error;
      }
    },
    close: () => smtp.close(),
  };
}

function openFolder({ folder }: { folder: string }): Transport {
  const composer = createTransport({ streamTransport: true, buffer: true, newline: "unix" });
  return {
    kind: "folder",
    async send(mail) {
      const { message } = await composer.sendMail(messageOf(mail));
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const file = join(folder, `${mail.id}.eml`);
      await writeFile(`${file}.part`, message as Buffer, { mode: 0o600 });
      await rename(`${file}.part`, file);
    },
    close: () => composer.close(),
  };
}

export const openTransport = (route: MailRoute): Transport =>
  route.kind === "folder" ? openFolder(route) : openSmtp(route);
