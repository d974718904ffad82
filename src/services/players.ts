import { hash, timingSafeEqual } from "node:crypto";
import { type Fault, Refusal } from "../base/refusal.ts";
import type { Clock, Entropy } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { type Tx, withTx } from "../db/tx.ts";
import { openWallets } from "../ledger/wallets.ts";
import { appendLog } from "../store/admin-log.ts";
import { setRoleOf } from "../store/people.ts";
import { countAdmins, findPlayer, lockPlayer, makeFirstAdmin } from "../store/players.ts";
import { endSessions } from "../store/sessions.ts";

export type PlayersDeps = {
  readonly database: Database;
  readonly clock: Clock;
  /** Derived from the house's secret. */
  readonly adminToken: string;
  readonly entropy: Entropy;
  /** Better Auth's server side: the only way to make an account without a page. */
  readonly auth: {
    readonly api: { createUser: (order: { body: NewUser }) => Promise<{ user: { id: string } }> };
  };
  /** What is wrong with a new account's name, address and password, if one is given: nothing, most often. */
  readonly accountFaults: (who: NewAccount) => Promise<readonly Fault[]>;
  readonly newId: <T extends string>() => T;
  /** Gives the player a first seed pair. */
  readonly seat: (tx: Tx, playerId: string) => Promise<void>;
  /** The player's sessions are over: whoever remembers them forgets. */
  readonly onSessionsEnded: (playerId: string) => void;
};

/** An account that is made at the command line. */
export type NewAccount = {
  readonly username: string;
  readonly email: string;
  readonly password: string | undefined;
};

/** What Better Auth's admin plugin takes for a new account. */
type NewUser = {
  email: string;
  password: string;
  name: string;
  role: "admin";
  data: Record<string, unknown>;
};

/** Compares without telling by the time it takes how much was right. */
const sameText = (a: string, b: string): boolean =>
  timingSafeEqual(hash("sha256", a, "buffer"), hash("sha256", b, "buffer"));

/** People as players: what they need before their first bet, and their roles. */
export function createPlayers(deps: PlayersDeps) {
  const noteRole = (tx: Tx, actorId: string | undefined, target: string, details: Record<string, string>) =>
    appendLog(tx, { actorId, action: "role", target, details, now: new Date(deps.clock()) });

  return {
    /** Opens wallets, opening balance and seat, all or nothing, exactly once however often it is asked. */
    open: (playerId: string): Promise<void> =>
      withTx(deps.database, async (tx) => {
        if (!(await lockPlayer(tx, playerId))) return;
        await openWallets(tx, playerId, deps.newId(), new Date(deps.clock()));
        await deps.seat(tx, playerId);
      }),
    /** Whether nobody administers this house yet. */
    needsAdmin: async (): Promise<boolean> => (await countAdmins(deps.database.db)) === 0n,
    /** The token of the one-time link: the same in every process, worthless once there is an administrator. */
    adminToken: deps.adminToken,
    /** Makes the bearer of the one-time link the first administrator; false when the token is wrong or it is too late. */
    claimAdmin: async (playerId: string, token: string): Promise<boolean> => {
      if (!sameText(token, deps.adminToken)) return false;
      return await withTx(deps.database, async (tx) => {
        if (!(await makeFirstAdmin(tx, playerId))) return false;
        await noteRole(tx, playerId, playerId, { to: "admin", by: "the link of a new house" });
        return true;
      });
    },
    /**
     * Makes a new administrator's account; its id. A password is held to the rules of every account; without one nobody can
     * sign in until there is a link to choose one. Refusals: invalid.
     */
    async createAdmin(who: NewAccount): Promise<string> {
      const faults = await deps.accountFaults(who);
      if (faults[0]) throw new Refusal("invalid", "This account cannot be made as it stands.", { faults });
      const { user } = await deps.auth.api.createUser({
        body: {
          email: who.email,
          password: who.password ?? Buffer.from(deps.entropy(32)).toString("base64url"),
          name: who.username,
          role: "admin",
          data: { username: who.username.toLowerCase(), displayUsername: who.username },
        },
      });
      await withTx(deps.database, (tx) =>
        noteRole(tx, undefined, user.id, { to: "admin", by: "admin create" }),
      );
      return user.id;
    },
    /** Makes a player an administrator: written down, and every session begins anew. The player's id, or undefined. */
    async makeAdmin(who: string): Promise<string | undefined> {
      const found = await findPlayer(deps.database.db, who);
      if (!found) return undefined;
      const { id, role: from } = found;
      await withTx(deps.database, async (tx) => {
        await setRoleOf(tx, id, "admin");
        await endSessions(tx, id, undefined);
        await noteRole(tx, undefined, id, { from, to: "admin" });
      });
      deps.onSessionsEnded(id);
      return id;
    },
    /** A player named by username, email or id, with the role; undefined when there is none. */
    find: (who: string) => findPlayer(deps.database.db, who),
  };
}
export type Players = ReturnType<typeof createPlayers>;
