import type { Kysely } from "kysely";
import { DAY_MS } from "../base/time.ts";
import type { Tables } from "../db/tables.ts";

/** Something that is kept for a time: said in the privacy notice and held to by the clean-up, both from this list. */
type Term = {
  readonly what: string;
  readonly kept: string;
  readonly why: string;
  /** The tables with rows of a person that it is about. A test holds all of them to have a term. */
  readonly tables: readonly string[];
  /** Deletes what is older than its term. Absent where it stays. */
  readonly forget?: (db: Kysely<Tables>, now: Date) => Promise<unknown>;
};

const daysBefore = (now: Date, days: number): Date => new Date(now.getTime() - days * DAY_MS);

/** The periods of the privacy notice. */
export const RETENTION: readonly Term[] = [
  {
    what: "Sessions: browser, address, last use",
    kept: "until they end: a week after the last use, 30 days after the sign-in",
    why: "to keep you signed in and to show you where you are",
    tables: ["sessions"],
    forget: (db, now) => db.deleteFrom("sessions").where("expires_at", "<", now).execute(),
  },
  {
    what: "Browsers you have signed in with, and from which address",
    kept: "400 days after their last use",
    why: "to tell you when somebody signs in from a new one, and to find second accounts",
    tables: ["devices"],
    forget: (db, now) => db.deleteFrom("devices").where("last_seen_at", "<", daysBefore(now, 400)).execute(),
  },
  {
    what: "Attempts to sign in, as keyed hashes",
    kept: "1 day",
    why: "to slow down whoever guesses passwords",
    tables: [],
    forget: (db, now) => db.deleteFrom("attempts").where("last_at", "<", daysBefore(now, 1)).execute(),
  },
  {
    what: "Used codes of authenticator apps, as hashes",
    kept: "1 day",
    why: "so that each opens the door once",
    tables: ["used_codes"],
    forget: (db, now) => db.deleteFrom("used_codes").where("used_at", "<", daysBefore(now, 1)).execute(),
  },
  {
    what: "Links that confirm an address or reset a password, as hashes",
    kept: "until they are used or end",
    why: "so that they work",
    tables: ["email_changes"],
    forget: async (db, now) => {
      await db.deleteFrom("verifications").where("expires_at", "<", now).execute();
      await db.deleteFrom("email_changes").where("expires_at", "<", now).execute();
    },
  },
  {
    what: "That a letter was sent, without what it said",
    kept: "90 days",
    why: "to find out why a letter did not arrive",
    tables: ["mails"],
    forget: (db, now) => db.deleteFrom("mails").where("done_at", "<", daysBefore(now, 90)).execute(),
  },
  {
    what: "After you left: a keyed hash of your mailbox, if you are on a break, excluded or banned, or have set limits",
    kept: "until the break, the exclusion or the ban ends; for limits a day",
    why: "so that leaving ends none of them early",
    tables: ["departures"],
    forget: (db, now) =>
      db
        .updateTable("departures")
        .set({ mailbox_hash: null, barred_until: null })
        .where("barred_until", "<", now)
        .execute(),
  },
  {
    what: "A username that you have given up, as a keyed hash",
    kept: "90 days",
    why: "so that nobody passes for you",
    tables: ["held_names"],
    forget: (db, now) => db.deleteFrom("held_names").where("held_until", "<", now).execute(),
  },
  {
    what: "Name, email address, date of birth; password, second factors and passkeys",
    kept: "as long as the account",
    why: "to run your account",
    tables: ["players", "credentials", "two_factors", "passkeys"],
  },
  {
    what: "Questions to support and their answers, rounds that you show to everybody, limits of play and what was played against them",
    kept: "as long as the account",
    why: "to answer you, and to keep to what you have set",
    tables: ["tickets", "ticket_messages", "replays", "play_limits", "play_counts"],
  },
  {
    what: "Rounds, seeds and the ledger, with the sums that rankings are made of and the keys of requests",
    kept: "for good (sums of days two months, of weeks a year, of months three; keys 2 days), under a number once the account is deleted",
    why: "so that every outcome and every balance can be proved",
    tables: [
      "seed_pairs",
      "seats",
      "rounds",
      "open_rounds",
      "wallets",
      "transfers",
      "idempotency",
      "player_tallies",
      "leaderboard_hidden",
    ],
  },
  {
    what: "What you agreed to, when you set limits, breaks and exclusions, and what staff did to the account and why",
    kept: "for good, under a number once the account is deleted",
    why: "to be able to show it; the staff's log is a chain from which nothing can be taken",
    tables: ["consents", "play_guards", "limit_changes", "grants", "admin_log"],
  },
];

/** Deletes everything whose term is over. */
export async function forgetOverdue(db: Kysely<Tables>, now: Date): Promise<void> {
  for (const { forget } of RETENTION) await forget?.(db, now);
}
