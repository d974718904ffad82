import { createHmac } from "node:crypto";
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { clearAttempts, giveBackAttempt, type Patience, takeAttempt } from "../../store/attempts.ts";
import { networkOf } from "./address.ts";
import { mailboxOf } from "./email.ts";

/**
 * Who guesses waits, longer and longer; nobody is shut out for good, and a stranger cannot shut out the owner: what a
 * browser that the account has signed in with before does is counted apart from everybody else's attempts (the device
 * cookies of OWASP's Authentication Cheat Sheet).
 *
 * An account goes by two names, its username and its address, and each is counted by itself, as is a name that nobody
 * has: a count that both shared would tell a stranger which address is behind a username. So the figures are for one
 * name, and an account has them twice: ten typing errors an hour for a person, about 130 guesses a day for machines,
 * whether from one place or from a thousand.
 */
export const PATIENCE = {
  /** One name from one place, or from one browser that its account knows. */
  pair: { free: 5, firstWaitMs: 15 * SECOND_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: HOUR_MS },
  /** One name from everywhere else. */
  account: { free: 15, firstWaitMs: MINUTE_MS, waitMaxMs: 30 * MINUTE_MS, forgetMs: 24 * HOUR_MS },
  /** One place at any account. A classroom behind one address still gets in. */
  place: { free: 100, firstWaitMs: MINUTE_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: 12 * HOUR_MS },
  /** Asking for the password of somebody who is signed in already. */
  confirm: { free: 5, firstWaitMs: 15 * SECOND_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: HOUR_MS },
  /** Letters of one kind to one address that are asked for from one place, or from one browser that its account knows. */
  letter: { free: 3, firstWaitMs: 5 * MINUTE_MS, waitMaxMs: 6 * HOUR_MS, forgetMs: 24 * HOUR_MS },
  /**
   * The same from everywhere else. Shorter than a link lives: whoever keeps this count busy has a good link sent to the
   * owner each time.
   */
  mailbox: { free: 5, firstWaitMs: 5 * MINUTE_MS, waitMaxMs: 45 * MINUTE_MS, forgetMs: 24 * HOUR_MS },
  /** Letters to one mailbox that strangers cause by making accounts: a few a day, whatever stands behind its +. */
  welcome: { free: 5, firstWaitMs: 24 * HOUR_MS, waitMaxMs: 24 * HOUR_MS, forgetMs: 24 * HOUR_MS },
} as const satisfies Record<string, Patience>;

/** Who asks: a place on the network, and the browser when the account that is meant knows it. */
export type Asker = { readonly address: string; readonly deviceId: string | undefined };

/** What a letter is about. Each kind is counted by itself: a reset is not used up by letters of another kind. */
export type LetterKind = "reset" | "verification" | "new address" | "account exists";

/** One thing that is counted, under a keyed hash so that the table names nobody. */
type Count = { readonly patience: Patience; readonly key: Uint8Array };

/** An attempt that is under way: what is to be forgotten and what is to be taken back when it turns out right. */
export type Attempt = { readonly waitMs: number; readonly own: Count[]; readonly others: Count[] };

export type AttemptsDeps = {
  readonly database: Database;
  readonly clock: Clock;
  /** For the keyed hashes. */
  readonly secret: string;
  /** New accounts from one place in a day before there are waits. */
  readonly signUpsPerDay: number;
};

export function createAttempts({ database, clock, secret, signUpsPerDay }: AttemptsDeps) {
  const keyOf = (what: readonly string[]): Uint8Array =>
    createHmac("sha256", secret).update(JSON.stringify(what)).digest().subarray(0, 16);
  const count = (kind: keyof typeof PATIENCE, ...what: readonly string[]): Count => ({
    patience: PATIENCE[kind],
    key: keyOf([kind, ...what]),
  });
  const signUpPatience: Patience = {
    free: signUpsPerDay,
    firstWaitMs: MINUTE_MS,
    waitMaxMs: HOUR_MS,
    forgetMs: 24 * HOUR_MS,
  };

  async function take(own: Count[], others: Count[]): Promise<Attempt> {
    const now = new Date(clock());
    const taken: Uint8Array[] = [];
    for (const { key, patience } of [...own, ...others]) {
      const waitMs = await takeAttempt(database.db, key, patience, now);
      if (waitMs > 0) {
        // What is refused counts for nothing: who waits for others must not wait longer for having asked.
        await giveBackAttempt(database.db, taken);
        return { waitMs, own, others };
      }
      taken.push(key);
    }
    return { waitMs: 0, own, others };
  }

  return {
    /** who: what was typed, whether or not there is such an account. */
    signIn(who: string, { address, deviceId }: Asker): Promise<Attempt> {
      const place = networkOf(address);
      if (deviceId !== undefined) return take([count("pair", who, `device ${deviceId}`)], []);
      return take([count("pair", who, place)], [count("account", who), count("place", place)]);
    },
    confirm: (playerId: string): Promise<Attempt> => take([count("confirm", playerId)], []),
    /** An account that was made counts, so nothing is taken back. */
    async signUp(address: string): Promise<Attempt> {
      const key = keyOf(["signUp", networkOf(address)]);
      const { waitMs } = await take([], [{ patience: signUpPatience, key }]);
      return { waitMs, own: [], others: [] };
    },
    /** recipient: the address that was typed, whether or not there is such an account. A letter stays sent. */
    async letter(kind: LetterKind, recipient: string, { address, deviceId }: Asker): Promise<Attempt> {
      const from = deviceId === undefined ? networkOf(address) : `device ${deviceId}`;
      const counts = [count("letter", kind, recipient, from)];
      if (deviceId === undefined) counts.push(count("mailbox", kind, mailboxOf(recipient)));
      const { waitMs } = await take([], counts);
      return { waitMs, own: [], others: [] };
    },
    /** Whether a new account is welcomed by a letter. Where it is not, its owner can still ask for one that confirms. */
    async welcome(recipient: string): Promise<boolean> {
      return (await take([], [count("welcome", mailboxOf(recipient))])).waitMs === 0;
    },
    /** The attempt was right. */
    async succeeded({ own, others }: Attempt): Promise<void> {
      await clearAttempts(
        database.db,
        own.map(({ key }) => key),
      );
      await giveBackAttempt(
        database.db,
        others.map(({ key }) => key),
      );
    },
  };
}
export type Attempts = ReturnType<typeof createAttempts>;
