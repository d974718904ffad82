import { APIError } from "better-auth/api";
import { Refusal } from "../../base/refusal.ts";
import { withTx } from "../../db/tx.ts";
import { readConsents } from "../../store/consents.ts";
import { dropEmailChange } from "../../store/email-changes.ts";
import { readProfile } from "../../store/players.ts";
import { forgetOverdue } from "../../store/retention.ts";
import { endSession, endSessions, listSessions } from "../../store/sessions.ts";
import type { Auth } from "./auth.ts";
import { createByShell } from "./by-shell.ts";
import { createConfirm } from "./confirm.ts";
import type { AccountDeps } from "./deps.ts";
import { deviceLabel } from "./device-label.ts";
import { createEmailChanges } from "./email-change.ts";
import { erasePlayer } from "./erase.ts";
import { exportPlayer } from "./export.ts";
import { withNewestKey } from "./letter-token.ts";
import { RENAME_EVERY_MS, renamePlayer } from "./rename.ts";

/** What players do with their accounts, besides what Better Auth's own endpoints do. */
export function createAccounts(deps: AccountDeps, auth: Auth) {
  const { database, clock } = deps;
  const now = (): Date => new Date(clock());

  return {
    confirm: createConfirm(deps, auth.api),
    email: createEmailChanges(deps),
    byShell: createByShell(deps, auth),

    /** Confirms the address that a link of a letter stands for. Refusals: invalid. */
    async verifyEmail(token: string): Promise<void> {
      try {
        await auth.api.verifyEmail({ query: { token: await withNewestKey(deps, token) } });
      } catch (error) {
        if (!(error instanceof APIError)) throw error;
        throw new Refusal("invalid", "This link is not valid any more. Have a new one sent.");
      }
    },

    async profile(playerId: string) {
      const profile = await readProfile(database.db, playerId);
      const { nameChangedAt } = profile;
      return {
        ...profile,
        renameAt: nameChangedAt === null ? now() : new Date(nameChangedAt.getTime() + RENAME_EVERY_MS),
        pendingEmail: await this.email.pending(playerId),
        consents: await readConsents(database.db, playerId),
      };
    },

    rename: (playerId: string, username: string): Promise<void> => renamePlayer(deps, playerId, username),

    /** Where the player is signed in, the one used last first. */
    async sessions(playerId: string) {
      const open = await listSessions(database.db, playerId, now());
      return open.map(({ userAgent, ...session }) => ({ ...session, device: deviceLabel(userAgent) }));
    },

    /** Ends one session at once. Refusals: not-found. */
    async endSession(playerId: string, sessionId: string): Promise<void> {
      if (!(await endSession(database.db, playerId, sessionId))) {
        throw new Refusal("not-found", "This session is over already.");
      }
      deps.onSessionsEnded(playerId);
    },

    /** Ends the player's sessions at once: all, or all but one. An address that waits to be confirmed is dropped. */
    async endSessions(playerId: string, exceptId?: string): Promise<bigint> {
      const ended = await withTx(database, async (tx) => {
        const count = await endSessions(tx, playerId, exceptId);
        // Whoever was in without leave must not come back by an address of their own.
        await dropEmailChange(tx, playerId);
        return count;
      });
      deps.onSessionsEnded(playerId);
      return ended;
    },

    export: (playerId: string): AsyncGenerator<Uint8Array> => exportPlayer(deps, playerId),
    erase: (playerId: string): Promise<void> => erasePlayer(deps, playerId),

    /** Forgets what is kept no longer (store/retention.ts). */
    cleanUp: (): Promise<void> => forgetOverdue(database.db, now()),
  };
}
export type Accounts = ReturnType<typeof createAccounts>;
