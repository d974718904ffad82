import { createHmac } from "node:crypto";
import { type Clock, HOUR_MS, MINUTE_MS, SECOND_MS } from "../../base/time.ts";
import type { Database } from "../../db/database.ts";
import { clearAttempts, giveBackAttempt, type Patience, takeAttempt } from "../../store/attempts.ts";
import { networkOf } from "./address.ts";

/**
 * Who guesses waits, longer and longer; nobody is shut out for good, and a stranger cannot shut out the owner: what a
 * browser that the account has signed in with before does is counted apart from everybody else's attempts (the device
 * cookies of OWASP's Authentication Cheat Sheet). The figures leave a person five typing errors an hour, and machines
 * about 130 guesses a day at one account, whether from one place or from a thousand.
 */
export const PATIENCE = {
  /** One account from one place, or from one known browser. */
  pair: { free: 5, firstWaitMs: 15 * SECOND_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: HOUR_MS },
  /** One account from all places that it does not know. */
  account: { free: 30, firstWaitMs: MINUTE_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: 24 * HOUR_MS },
  /** One place at any account. A classroom behind one address still gets in. */
  place: { free: 100, firstWaitMs: MINUTE_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: 12 * HOUR_MS },
  /** Asking for the password of somebody who is signed in already. */
  confirm: { free: 5, firstWaitMs: 15 * SECOND_MS, waitMaxMs: 15 * MINUTE_MS, forgetMs: HOUR_MS },
  /** Letters that anybody can have sent to an address: password reset, verification. */
  letter: { free: 3, firstWaitMs: 5 * MINUTE_MS, waitMaxMs: 6 * HOUR_MS, forgetMs: 24 * HOUR_MS },
} as const satisfies Record<string, Patience>;

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
    for (const { key, patience } of [...own, ...others]) {
      const waitMs = await takeAttempt(database.db, key, patience, now);
      if (waitMs > 0) return { waitMs, own, others };
    }
    return { waitMs: 0, own, others };
  }

  return {
    /** who: what was typed, whether or not there is such an account. deviceId: of a browser that this account knows. */
    signIn(who: string, address: string, deviceId: string | undefined): Promise<Attempt> {
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
    async letter(recipient: string): Promise<Attempt> {
      const { waitMs } = await take([], [count("letter", recipient)]);
      return { waitMs, own: [], others: [] };
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
