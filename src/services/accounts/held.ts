import { present } from "../../base/assert.ts";
import { DAY_MS } from "../../base/time.ts";
import type { Tx } from "../../db/tx.ts";
import { holdName, type NameLook } from "../../store/held-names.ts";
import type { AccountDeps } from "./deps.ts";
import { nameKey } from "./names.ts";

/** How long a name that was given up is nobody else's (said in the privacy notice: store/retention.ts). */
export const NAME_HELD_MS = 90 * DAY_MS;

/** What a name looks like, for asking whether it is taken. */
export const lookOf = (deps: Pick<AccountDeps, "nameHashes">, name: string): NameLook => {
  const key = nameKey(name);
  return { key, hashes: deps.nameHashes(key) };
};

/** Holds a name back that its owner gives up. playerId: who may have it back; undefined when they leave. */
export const giveUp = (
  deps: Pick<AccountDeps, "nameHashes">,
  tx: Tx,
  name: string,
  playerId: string | undefined,
  now: Date,
): Promise<void> =>
  holdName(tx, {
    nameHash: present(lookOf(deps, name).hashes[0], "a key for names"),
    playerId,
    until: new Date(now.getTime() + NAME_HELD_MS),
  });
