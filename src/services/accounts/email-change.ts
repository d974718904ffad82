import { Refusal } from "../../base/refusal.ts";
import { DAY_MS, SECOND_MS } from "../../base/time.ts";
import { isUniqueViolation, type Tx, withTx } from "../../db/tx.ts";
import { isPlayerBarred } from "../../store/bars.ts";
import {
  dropEmailChange,
  isEmailTaken,
  putEmailChange,
  readEmailChange,
  setEmail,
  takeEmailChange,
} from "../../store/email-changes.ts";
import { dropVerifications } from "../../store/erasure.ts";
import { readPerson } from "../../store/players.ts";
import type { AccountDeps } from "./deps.ts";
import { mailboxOf, parseEmail } from "./email.ts";
import { linksTo } from "./links.ts";

const TOKEN_BYTES = 24;
const GOOD_FOR_MS = DAY_MS;

/** By the mailbox an exclusion or a ban keeps its owner from a second account. Refusals: excluded. */
async function assertMayChange(tx: Tx, playerId: string, now: Date): Promise<void> {
  if (!(await isPlayerBarred(tx, playerId, now))) return;
  throw new Refusal("excluded", "As long as an exclusion or a ban runs, the address of the account stays.");
}

/**
 * A new address: asked for by the player, who has shown the password, and confirmed from the new mailbox. Until then the
 * old one stays; both are told.
 */
export function createEmailChanges(deps: AccountDeps) {
  const links = linksTo(deps.settings.publicUrl);
  const now = (): Date => new Date(deps.clock());

  return {
    pending: (playerId: string) => readEmailChange(deps.database.db, playerId, now()),
    cancel: (playerId: string): Promise<void> => dropEmailChange(deps.database.db, playerId),

    /**
     * Sends the confirmation. Answers the same when another account has the address, so that nobody learns of it here.
     * Refusals: invalid, rate-limited, excluded.
     */
    async ask(playerId: string, typed: string): Promise<void> {
      const email = parseEmail(typed);
      if (email === undefined) {
        const what = "This is not an email address.";
        throw new Refusal("invalid", what, { faults: [{ at: "/email", what }] });
      }
      // Asked for by an account, not from a place: another network does not give it more.
      const asker = { address: playerId, deviceId: undefined };
      const { waitMs } = await deps.attempts.letter("new address", email, asker);
      if (waitMs > 0) {
        const retryAfterSeconds = Math.ceil(waitMs / SECOND_MS);
        throw new Refusal("rate-limited", "This address has had several letters. Wait a while.", {
          retryAfterSeconds,
        });
      }
      const token = Buffer.from(deps.entropy(TOKEN_BYTES)).toString("base64url");
      const at = now();
      await withTx(deps.database, async (tx) => {
        const person = await readPerson(tx, playerId);
        if (!person) throw new Refusal("not-found", "There is no such account any more.");
        await assertMayChange(tx, playerId, at);
        const { username } = person;
        const expiresAt = new Date(at.getTime() + GOOD_FOR_MS);
        await putEmailChange(tx, playerId, token, { email, expiresAt }, at);
        if (!(await isEmailTaken(tx, email))) {
          const link = links.newEmail(token);
          await deps.write(tx, { playerId, email }, { name: "confirm-new-email", username, link });
        }
        // Always: its absence would tell the owner of this mailbox that somebody else has that address.
        const asked = { name: "email-change-asked", username, newEmail: email } as const;
        await deps.write(tx, { playerId, email: person.email }, asked);
      });
    },

    /** Takes the address that a link stands for. Refusals: invalid (no such link, or not any more), conflict, excluded. */
    async confirm(token: string): Promise<void> {
      const at = now();
      const playerId = await withTx(deps.database, async (tx) => {
        const change = await takeEmailChange(tx, token, at);
        const person = change && (await readPerson(tx, change.playerId));
        if (!change || !person) {
          throw new Refusal("invalid", "This link is not valid any more. Ask for a new one on your profile.");
        }
        const { username } = person;
        await assertMayChange(tx, person.id, at);
        await setEmail(tx, person.id, change.email, mailboxOf(change.email), at);
        // A link for a new password that went to the old mailbox.
        await dropVerifications(tx, person.id);
        const letter = {
          name: "email-changed",
          username,
          newEmail: change.email,
          at: at.toISOString(),
        } as const;
        for (const email of [person.email, change.email]) {
          await deps.write(tx, { playerId: person.id, email }, letter);
        }
        return person.id;
      }).catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error;
        throw new Refusal("conflict", "Another account has this address by now.");
      });
      deps.onSessionsEnded(playerId);
    },
  };
}
