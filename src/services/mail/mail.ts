import type { Clock } from "../../base/time.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import type { Tx } from "../../db/tx.ts";
import type { Letter, LetterName } from "../../store/letters.ts";
import { endMail, insertMail, type LeasedMail, leaseMails, postponeMail } from "../../store/mails.ts";
import type { Sealer } from "../../store/sealed-seed.ts";
import { layOut, type Message } from "./layout.ts";
import { MailRefused, type Outgoing, type Transport } from "./transport.ts";
import { type Sender, wordLetter } from "./wording.ts";

export type MailDeps = {
  readonly database: Database;
  readonly clock: Clock;
  readonly newId: <T extends string>() => T;
  readonly sealer: Sealer;
  readonly transport: Transport;
  /** "Name <address>". */
  readonly from: string;
  readonly sender: Sender;
  /** A letter was laid into the folder because no mail server is set: somebody may want to know what it says. */
  readonly onLaidOut: (mail: Outgoing) => void;
  readonly onFault: (error: unknown) => void;
};

/** Links in some letters stop working: after that the letter is not worth sending. */
const USEFUL_MS: Partial<Readonly<Record<LetterName, number>>> = {
  welcome: 2 * DAY_MS,
  "verify-email": 2 * DAY_MS,
  "confirm-new-email": DAY_MS,
  "reset-password": HOUR_MS,
};
const USEFUL_OTHERWISE_MS = 3 * DAY_MS;

/** Taken at once, and for how long: every send in a batch has its own time-out, and they end well before the lease. */
const BATCH = 5;
const LEASE_MS = 5 * MINUTE_MS;

/** Waits after an attempt that failed: servers that grey-list take a letter after some minutes. */
const AGAIN_MS = [30 * SECOND_MS, 2 * MINUTE_MS, 10 * MINUTE_MS, 30 * MINUTE_MS, 2 * HOUR_MS] as const;
const againAfter = (attempts: number): number =>
  AGAIN_MS[Math.min(attempts, AGAIN_MS.length) - 1] ?? AGAIN_MS[0];

/** What a mail server said, on one line and without an end. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300);

const ownerOf = (id: string): string => `mail/${id}`;

/** The post of the house: letters are written with their cause and sent afterwards, each once. */
export function createMail(deps: MailDeps) {
  const { database, clock, sealer, transport } = deps;

  const messageOf = (mail: LeasedMail): Message => {
    const sealed = sealer.open(mail.sealed, ownerOf(mail.id));
    const letter = JSON.parse(Buffer.from(sealed, "base64").toString("utf8")) as Letter;
    return layOut(wordLetter(letter, deps.sender), deps.sender);
  };

  async function fail(mail: LeasedMail, error: unknown): Promise<void> {
    const now = new Date(clock());
    const reason = reasonOf(error);
    if (error instanceof MailRefused) return await endMail(database.db, mail.id, "refused", now, reason);
    const again = new Date(now.getTime() + againAfter(mail.attempts));
    if (again >= mail.usefulUntil) return await endMail(database.db, mail.id, "late", now, reason);
    deps.onFault(new Error(`a letter (${mail.letter}) could not be sent yet`, { cause: error }));
    return await postponeMail(database.db, mail.id, again, reason);
  }

  async function send(mail: LeasedMail): Promise<boolean> {
    if (mail.usefulUntil.getTime() <= clock()) {
      await endMail(database.db, mail.id, "late", new Date(clock()), undefined);
      return false;
    }
    try {
      const outgoing = { id: mail.id, from: deps.from, to: mail.recipient, ...messageOf(mail) };
      await transport.send(outgoing);
      if (transport.kind === "folder") deps.onLaidOut(outgoing);
    } catch (error) {
      await fail(mail, error);
      return false;
    }
    await endMail(database.db, mail.id, "sent", new Date(clock()), undefined);
    return true;
  }

  return {
    /** Writes a letter in the transaction of its cause: it is sent once that is committed, and not at all if it is not. */
    async write(
      tx: Tx,
      to: { readonly playerId: string | undefined; readonly email: string },
      letter: Letter,
    ): Promise<void> {
      const id = deps.newId();
      const now = new Date(clock());
      const text = Buffer.from(JSON.stringify(letter), "utf8").toString("base64");
      await insertMail(tx, {
        id,
        playerId: to.playerId,
        letter: letter.name,
        recipient: to.email,
        sealed: sealer.seal(text, ownerOf(id)),
        usefulUntil: new Date(now.getTime() + (USEFUL_MS[letter.name] ?? USEFUL_OTHERWISE_MS)),
        now,
      });
    },
    /**
     * Sends what is due; how many letters left. In any number of processes at once each letter is taken by one. A crash
     * between the server's yes and our note of it sends that one again after the lease, under the same Message-ID.
     */
    async sendDue(): Promise<number> {
      const now = clock();
      const mails = await leaseMails(database.db, new Date(now), new Date(now + LEASE_MS), BATCH);
      let sent = 0;
      for (const mail of mails) if (await send(mail)) sent += 1;
      return mails.length === BATCH ? sent + (await this.sendDue()) : sent;
    },
    /** What a letter says, without sending it. */
    preview: (letter: Letter): Message => layOut(wordLetter(letter, deps.sender), deps.sender),
    close: (): void => transport.close(),
  };
}
export type Mail = ReturnType<typeof createMail>;
