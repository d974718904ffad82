import { joinTx } from "../../db/joined.ts";
import type { Tx } from "../../db/tx.ts";
import type { Letter } from "../../store/letters.ts";
import { type Person, readPerson } from "../../store/players.ts";
import type { AccountDeps } from "./deps.ts";
import { linksTo } from "./links.ts";
import type { Watch } from "./watched-adapter.ts";

type Named = { readonly id: string };

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
    passwordChanged: (playerId) =>
      tell(playerId, (username) => ({ name: "password-changed", username, at: now() })),
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
    /** Somebody wanted an account with an address that has one: its owner is told, the stranger is not. */
    accountExists: (user: Named): Promise<void> =>
      tell(user.id, (username) => ({ name: "account-exists", username, link: links.signIn() })),
    verifyEmail: (user: Named, token: string): Promise<void> =>
      tell(user.id, (username) => ({ name: "verify-email", username, link: links.verify(token) })),
    resetPassword: (user: Named, token: string): Promise<void> =>
      tell(user.id, (username) => ({ name: "reset-password", username, link: links.reset(token) })),
  };
}
export type Notices = ReturnType<typeof createNotices>;
