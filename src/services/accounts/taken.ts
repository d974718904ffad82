import { Refusal } from "../../base/refusal.ts";
import type { Database } from "../../db/database.ts";
import { withTx } from "../../db/tx.ts";
import { isMailboxBarred } from "../../store/bars.ts";
import { findPlayer, readPerson } from "../../store/players.ts";
import type { Asker } from "./attempts.ts";
import type { AccountDeps } from "./deps.ts";
import { mailboxOf } from "./email.ts";
import { linksTo } from "./links.ts";

/** Said of an address that has an account and of one that is kept out: which of the two is nobody's business. */
const NO_ACCOUNT =
  "There can be no new account with this address. If you have one already, sign in, or ask for a new password.";

/** Whether a break, an exclusion or a ban keeps the mailbox of an address from a new account. */
export const isKeptOut = (deps: AccountDeps, db: Database["db"], email: string): Promise<boolean> => {
  const key = mailboxOf(email);
  return isMailboxBarred(db, { key, hashes: deps.mailboxHashes(key) }, new Date(deps.clock()));
};

/**
 * Somebody wanted an account with an address that has one: its owner is told. Counted with the other letters that anybody
 * can have sent, so that nobody fills a mailbox this way.
 */
export async function tellOwner(deps: AccountDeps, playerId: string, asker: Asker): Promise<void> {
  const person = await readPerson(deps.database.db, playerId);
  if (!person) return;
  const { waitMs } = await deps.attempts.letter("account exists", person.email, asker);
  if (waitMs > 0) return;
  const { username, email } = person;
  const link = linksTo(deps.settings.publicUrl).signIn();
  await withTx(deps.database, (tx) =>
    deps.write(tx, { playerId, email }, { name: "account-exists", username, link }),
  );
}

/**
 * Where a sign-up signs in at once, an address that can have no account has to be refused, and so tells that it is known.
 * Refusals: invalid.
 */
export async function assertFree(deps: AccountDeps, email: string, asker: Asker): Promise<void> {
  const { db } = deps.database;
  const owner = await findPlayer(db, email);
  if (owner) await tellOwner(deps, owner.id, asker);
  if (!owner && !(await isKeptOut(deps, db, email))) return;
  throw new Refusal("invalid", NO_ACCOUNT, { faults: [{ at: "/email", what: NO_ACCOUNT }] });
}
