import { Refusal } from "../../base/refusal.ts";
import { DAY_MS } from "../../base/time.ts";
import { isUniqueViolation, withTx } from "../../db/tx.ts";
import { isNameTaken } from "../../store/held-names.ts";
import { readNaming, setName } from "../../store/players.ts";
import type { AccountDeps } from "./deps.ts";
import { giveUp, lookOf } from "./held.ts";
import { NAME_TAKEN, nameFault, nameKey } from "./names.ts";

/** A name is how others know a player: it does not change from one day to the next. */
export const RENAME_EVERY_MS = 30 * DAY_MS;

/**
 * Gives a player another name, at most once in 30 days; other capitals are always free. The name of before is held back
 * for its owner. Refusals: invalid, limit-reached.
 */
export async function renamePlayer(deps: AccountDeps, playerId: string, username: string): Promise<void> {
  const refuse = (what: string): Refusal =>
    new Refusal("invalid", what, { faults: [{ at: "/username", what }] });
  const fault = nameFault(username);
  if (fault !== undefined) throw refuse(fault);
  const now = new Date(deps.clock());
  await withTx(deps.database, async (tx) => {
    const naming = await readNaming(tx, playerId);
    if (!naming) throw new Refusal("not-found", "There is no such account any more.");
    const isSameName = naming.username === username.toLowerCase();
    const nextAt = (naming.changedAt?.getTime() ?? 0) + RENAME_EVERY_MS;
    if (!isSameName && nextAt > now.getTime()) {
      throw new Refusal("limit-reached", "A name can be changed once in 30 days.", {
        endsAt: new Date(nextAt),
      });
    }
    if (await isNameTaken(tx, lookOf(deps, username), now, playerId)) throw refuse(NAME_TAKEN);
    await setName(tx, playerId, username, nameKey(username), isSameName ? naming.changedAt : now);
    if (nameKey(naming.username) !== nameKey(username)) {
      await giveUp(deps, tx, naming.username, playerId, now);
    }
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error)) throw error;
    throw refuse(NAME_TAKEN);
  });
  deps.onSessionsEnded(playerId);
}
