import { present } from "../../base/assert.ts";
import { LOOSER_AFTER_MS } from "../../base/limits.ts";
import { Refusal } from "../../base/refusal.ts";
import { DAY_MS } from "../../base/time.ts";
import { erasePersonal } from "../../db/personal.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { appendLog } from "../../store/admin-log.ts";
import { insertDeparture } from "../../store/departures.ts";
import { dropVerifications, type Leaving, readLeaving, renameErased } from "../../store/erasure.ts";
import { readSetLimits } from "../../store/limits.ts";
import { countAdmins, lockRoles, readPerson } from "../../store/players.ts";
import type { AccountDeps } from "./deps.ts";
import { PERSONAL_TABLES } from "./export.ts";
import { giveUp } from "./held.ts";

/** How long somebody who was banned for good cannot make a new account after leaving. */
const BAN_MEMORY_MS = 5 * 365 * DAY_MS;

/** Until when nobody with this mailbox is let in again; undefined: from now on. */
async function endOfBar(tx: Tx, playerId: string, leaving: Leaving, now: Date): Promise<Date | undefined> {
  if (leaving.banned) return new Date(now.getTime() + BAN_MEMORY_MS);
  // Who leaves gets rid of limits no sooner than who stays.
  const limits = await readSetLimits(tx, playerId, now);
  const looserAt = limits.length > 0 ? now.getTime() + LOOSER_AFTER_MS : 0;
  const until = Math.max(leaving.barredUntil?.getTime() ?? 0, looserAt);
  return until > now.getTime() ? new Date(until) : undefined;
}

async function barOf(deps: AccountDeps, tx: Tx, playerId: string, leaving: Leaving, now: Date) {
  const until = await endOfBar(tx, playerId, leaving, now);
  if (until === undefined || leaving.mailboxKey === undefined) return undefined;
  return { mailboxHash: present(deps.mailboxHashes(leaving.mailboxKey)[0], "a key for mailboxes"), until };
}

/** Whoever leaves, and whoever takes a role away meanwhile, counts one after the other. Refusals: conflict. */
async function assertNotLast(tx: Tx): Promise<void> {
  await lockRoles(tx);
  if ((await countAdmins(tx)) <= 1n) {
    throw new Refusal("conflict", "You are the only administrator. Make somebody else one first.");
  }
}

/**
 * Lets a player leave: everything that says who they are is gone in one transaction, and what the books need stays under
 * the id alone. A break, an exclusion or a ban is remembered by a keyed hash of the mailbox until it would have ended,
 * limits for as long as loosening them would have taken, the name by a hash until others may have it. reason: why the
 * operator does it at the command line, for the log; undefined: the player did it. Refusals: not-found, conflict (the
 * last administrator).
 */
export async function erasePlayer(deps: AccountDeps, playerId: string, reason?: string): Promise<void> {
  const now = new Date(deps.clock());
  await withTx(deps.database, async (tx) => {
    const leaving = await readLeaving(tx, playerId);
    const person = await readPerson(tx, playerId);
    if (!leaving || !person) throw new Refusal("not-found", "There is no such account any more.");
    if (leaving.role === "admin") await assertNotLast(tx);
    const barred = await barOf(deps, tx, playerId, leaving, now);
    for (const personal of PERSONAL_TABLES) await erasePersonal(tx, personal, playerId);
    await dropVerifications(tx, playerId);
    await renameErased(tx, playerId, now);
    if (leaving.username !== undefined) await giveUp(deps, tx, leaving.username, undefined, now);
    await insertDeparture(tx, { playerId, barred, leftAt: now });
    if (reason !== undefined) {
      await appendLog(tx, {
        actorId: undefined,
        action: "erase",
        target: playerId,
        details: { reason },
        now,
      });
    }
    const farewell = { name: "account-erased", username: person.username } as const;
    await deps.write(tx, { playerId: undefined, email: person.email }, farewell);
  });
  deps.onSessionsEnded(playerId);
}
