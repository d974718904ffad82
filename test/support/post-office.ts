import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { until } from "./until.ts";

/** A letter as it arrived. */
export type Arrived = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Whether it came over an encrypted connection. */
  readonly encrypted: boolean;
};

/** A real mail server that keeps what it is given. */
export type PostOffice = AsyncDisposable & {
  readonly port: number;
  readonly arrived: readonly Arrived[];
  /** The next letter to an address with such a subject that nobody has taken yet; waits for it. */
  take(to: string, subject: RegExp): Promise<Arrived>;
  close(): Promise<void>;
};

/** What a server says that does not take a letter. */
export class Refused extends Error {
  readonly responseCode: number;
  constructor(responseCode: number, message: string) {
    super(message);
    this.responseCode = responseCode;
  }
}

type Session = {
  readonly secure: boolean;
  readonly envelope: { readonly rcptTo: { readonly address: string }[] };
};

export type PostOfficeOptions = {
  /** Settings of smtp-server: TLS, sign-in, what is answered to a recipient. */
  readonly server?: SMTPServerOptions;
  /** Called when a letter is whole; what it throws is the answer, and the letter is not kept. */
  readonly onLetter?: (letter: Arrived) => void | Promise<void>;
  readonly port?: number;
};

async function parse(raw: Buffer, session: Session): Promise<Arrived> {
  const { subject = "", text = "", html = "", messageId = "" } = await PostalMime.parse(raw);
  const to = session.envelope.rcptTo.map(({ address }) => address).join(" ");
  return { to, subject, text, html, messageId, encrypted: session.secure };
}

/** Opens a mail server on a free port of this machine. Without settings it offers neither TLS nor a sign-in. */
export async function openPostOffice(options: PostOfficeOptions = {}): Promise<PostOffice> {
  const arrived: Arrived[] = [];
  const taken = new Set<Arrived>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    closeTimeout: 100,
    ...options.server,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const keep = async (): Promise<void> => {
          const letter = await parse(Buffer.concat(chunks), session as Session);
          await options.onLetter?.(letter);
          arrived.push(letter);
        };
        keep().then(() => done(), done);
      });
    },
  });
  // A client that goes away in the middle is no fault of the server.
  server.on("error", () => {});
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, "127.0.0.1", resolve));
  const close = (): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    async take(to, subject) {
      const find = () =>
        arrived.find((letter) => !taken.has(letter) && letter.to === to && subject.test(letter.subject));
      await until(() => find() !== undefined);
      const letter = find() as Arrived;
      taken.add(letter);
      return letter;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
