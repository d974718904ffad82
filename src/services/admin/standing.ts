import type { Json } from "../../base/canonical.ts";
import { FOR_GOOD_MS } from "../../base/limits.ts";
import { Refusal } from "../../base/refusal.ts";
import type { GivenRole } from "../../base/roles.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { bumpGuard, ensureGuard } from "../../ledger/guards/rows.ts";
import { appendLog } from "../../store/admin-log.ts";
import { changeGuard } from "../../store/limits.ts";
import { readStaffView, type StaffView, setBan, setRoleOf } from "../../store/people.ts";
import { countAdmins, lockPlayer, lockRoles } from "../../store/players.ts";
import { lockSeat } from "../../store/seeds.ts";
import { endSessions } from "../../store/sessions.ts";
import type { AdminDeps } from "./deps.ts";
import { personOf } from "./people.ts";

/** Who does something to whom, and why. */
export type Deed = { readonly actorId: string; readonly playerId: string; readonly reason: string };

/** Does something to an account inside its lock, writes it down, and lets every process forget its sessions. */
async function act(
  deps: AdminDeps,
  action: string,
  { actorId, playerId, reason }: Deed,
  work: (tx: Tx, player: StaffView, now: Date) => Promise<{ readonly [key: string]: Json }>,
) {
  await withTx(deps.database, async (tx) => {
    await lockPlayer(tx, playerId);
    const now = new Date(deps.clock());
    const player = await readStaffView(tx, playerId, now);
    if (!player) throw new Refusal("not-found", "There is no player with this id.");
    const details = { reason, ...(await work(tx, player, now)) };
    await appendLog(tx, { actorId, action, target: playerId, details, now });
  });
  deps.onChanged(playerId);
  return await personOf(deps, playerId);
}

/** A ban in the guard, inside the seat's lock: bets that are under way are refused. Somebody who never came has no seat. */
async function guardBan(tx: Tx, playerId: string, until: Date | null, now: Date): Promise<void> {
  const seat = await lockSeat(tx, playerId);
  if (!seat) return;
  await ensureGuard(tx, playerId, seat, now);
  await changeGuard(tx, playerId, { banned_until: until });
  await bumpGuard(tx, playerId);
}

async function ban(tx: Tx, deed: Deed, player: StaffView, until: Date | null, now: Date): Promise<void> {
  if (deed.playerId === deed.actorId) {
    throw new Refusal("forbidden", "You cannot close your own account here.");
  }
  if (player.role === "admin") {
    throw new Refusal("forbidden", "Take the administrator's role away first, then close the account.");
  }
  if (until && until <= now) {
    throw new Refusal("invalid", "This ban would be over already.", {
      faults: [{ at: "/until", what: "must lie ahead" }],
    });
  }
  await setBan(tx, deed.playerId, { reason: deed.reason, until });
  await guardBan(tx, deed.playerId, until ?? new Date(FOR_GOOD_MS), now);
  await endSessions(tx, deed.playerId, undefined);
}

async function changeRole(tx: Tx, deed: Deed, player: StaffView, role: GivenRole): Promise<void> {
  if (deed.playerId === deed.actorId) throw new Refusal("forbidden", "Nobody changes their own role.");
  if (player.role === "admin") {
    await lockRoles(tx);
    if ((await countAdmins(tx)) <= 1n) {
      throw new Refusal("conflict", "This is the last administrator. Nothing was changed.");
    }
  }
  await setRoleOf(tx, deed.playerId, role);
  await endSessions(tx, deed.playerId, undefined);
}

/** What administrators do to accounts. Every verb leaves an entry in the log. */
export function createStanding(deps: AdminDeps) {
  return {
    /**
     * Closes an account: sessions end, and from the moment this is answered no process settles a bet of it. until null:
     * for good. Refusals: not-found, forbidden (oneself, another administrator), invalid.
     */
    ban: (deed: Deed, until: Date | null) =>
      act(deps, "ban", deed, async (tx, player, now) => {
        await ban(tx, deed, player, until, now);
        return { until: until?.toISOString() ?? null };
      }),
    /** Refusals: not-found. */
    unban: (deed: Deed) =>
      act(deps, "unban", deed, async (tx, _player, now) => {
        await setBan(tx, deed.playerId, undefined);
        await guardBan(tx, deed.playerId, null, now);
        return {};
      }),
    /**
     * Gives a role. Nobody becomes an administrator here: grants above a threshold take two, and one alone could make the
     * other (players.makeAdmin, at the command line). Refusals: not-found, forbidden (oneself), conflict (the last administrator).
     */
    setRole: (deed: Deed, role: GivenRole) =>
      act(deps, "role", deed, async (tx, player) => {
        await changeRole(tx, deed, player, role);
        return { from: player.role, to: role };
      }),
    /** Ends every session of a player. Refusals: not-found. */
    signOut: (deed: Deed) =>
      act(deps, "sign-out", deed, async (tx) => ({
        sessions: Number(await endSessions(tx, deed.playerId, undefined)),
      })),
  };
}
