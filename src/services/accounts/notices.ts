import { DAY_MS } from "../../base/time.ts";
import { joinTx } from "../../db/joined.ts";
import type { Tx } from "../../db/tx.ts";
import { dropEmailChange } from "../../store/email-changes.ts";
import { dropVerifications } from "../../store/erasure.ts";
import type { Letter } from "../../store/letters.ts";
import { dropPasskeysSince, YOUNG_PASSKEY_DAYS } from "../../store/passkeys.ts";
import { type Person, readPerson } from "../../store/players.ts";
import type { AccountDeps } from "./deps.ts";
import { linksTo } from "./links.ts";
import type { Watch } from "./watched-adapter.ts";

type Named = { readonly id: string };

/**
 * Whoever sets a new password may do so because somebody else was in: what that somebody could come back with goes. A
 * link is followed by owners who cannot look at their profile first, so lately added passkeys go too; how many.
 */
async function throwOut(tx: Tx, playerId: string, byLink: boolean, now: Date): Promise<number> {
  await dropEmailChange(tx, playerId);
  await dropVerifications(tx, playerId);
  const since = new Date(now.getTime() - YOUNG_PASSKEY_DAYS * DAY_MS);
  return byLink ? await dropPasskeysSince(tx, playerId, since) : 0;
}

/** What players are told about their accounts, in the transaction of its cause where there is one. */
export function createNotices(deps: AccountDeps) {
  const links = linksTo(deps.settings.publicUrl);
  const now = (): string => new Date(deps.clock()).toISOString();

  const tell = (playerId: string, letterFor: (username: string) => Letter): Promise<void> =>
    joinTx(deps.database, async (tx) => {
      const person = await readPerson(tx, playerId);
      if (person) await deps.write(tx, { playerId, email: person.email }, letterFor(person.username));
    });

  const watch: Watch = {
    passwordChanged: (playerId, byLink) =>
      joinTx(deps.database, async (tx) => {
        const passkeysRemoved = await throwOut(tx, playerId, byLink, new Date(deps.clock()));
        const at = now();
        await tell(playerId, (username) => ({ name: "password-changed", username, at, passkeysRemoved }));
      }),
    secondFactorSwitched: (playerId, on) =>
      tell(playerId, (username) => ({
        name: "second-factor-changed",
        username,
        change: on ? "totp-on" : "totp-off",
        at: now(),
      })),
  };

  return {
    watch,
    welcome: (tx: Tx, { id: playerId, email, username }: Person, token: string): Promise<void> =>
      deps.write(tx, { playerId, email }, { name: "welcome", username, link: links.verify(token) }),
    verifyEmail: (user: Named, token: string): Promise<void> =>
      tell(user.id, (username) => ({ name: "verify-email", username, link: links.verify(token) })),
    resetPassword: (user: Named, token: string): Promise<void> =>
      tell(user.id, (username) => ({ name: "reset-password", username, link: links.reset(token) })),
  };
}
export type Notices = ReturnType<typeof createNotices>;
