import { SECOND_MS } from "../../base/time.ts";
import { withTx } from "../../db/tx.ts";
import { appendLog } from "../../store/admin-log.ts";
import { readDepartures } from "../../store/departures.ts";
import { findPlayer } from "../../store/players.ts";
import { type Auth, RESET_LINK_S } from "./auth.ts";
import type { AccountDeps } from "./deps.ts";
import { erasePlayer } from "./erase.ts";
import { linksTo, resetIdentifier } from "./links.ts";
import { accountFaults } from "./sign-up.ts";

/** What whoever has a shell on the house's machine does to accounts. What was done stands in the log of the staff. */
export const createByShell = (deps: AccountDeps, auth: Auth) => ({
  /** What is wrong with an account that is to be made. */
  faultsOf: (who: Parameters<typeof accountFaults>[1]) => accountFaults(deps, who),

  /**
   * A link under which a player chooses a new password, for an hour and once: the same as in a letter, for a house without
   * mail. The second factor stays.
   */
  async passwordLink(playerId: string): Promise<string> {
    const now = deps.clock();
    const token = Buffer.from(deps.entropy(24)).toString("base64url");
    // Before the link: no link is without its entry.
    await withTx(deps.database, (tx) =>
      appendLog(tx, {
        actorId: undefined,
        action: "password-link",
        target: playerId,
        details: {},
        now: new Date(now),
      }),
    );
    const { internalAdapter } = await auth.$context;
    await internalAdapter.createVerificationValue({
      identifier: resetIdentifier(token),
      value: playerId,
      expiresAt: new Date(now + RESET_LINK_S * SECOND_MS),
    });
    return linksTo(deps.settings.publicUrl).reset(token);
  },

  /** Deletes an account as its owner could. Refusals: not-found, conflict (the last administrator). */
  erase: (playerId: string, reason: string): Promise<void> => erasePlayer(deps, playerId, reason),

  /** Everybody who has left. */
  departed: () => readDepartures(deps.database.db),

  /** Deletes again who had left before these books were restored; how many had an account again. Refusals: conflict. */
  async eraseAgain(playerIds: readonly string[]): Promise<number> {
    let count = 0;
    for (const id of new Set(playerIds)) {
      if (!(await findPlayer(deps.database.db, id))) continue;
      await erasePlayer(deps, id, "had left before the books were restored");
      count += 1;
    }
    return count;
  },
});
