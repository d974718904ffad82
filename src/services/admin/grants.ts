import { createHash } from "node:crypto";
import { present } from "../../base/assert.ts";
import { AMOUNT_MAX, type Currency, formatMinor } from "../../base/money.ts";
import { Refusal } from "../../base/refusal.ts";
import { DAY_MS } from "../../base/time.ts";
import { type Tx, withTx } from "../../db/tx.ts";
import { post } from "../../ledger/post.ts";
import { readBalances } from "../../ledger/wallets.ts";
import { appendLog } from "../../store/admin-log.ts";
import {
  decideGrant,
  findGrantByKey,
  type GrantState,
  insertGrant,
  lockGrant,
  type NamedGrant,
  readGrants,
  type StoredGrant,
  sumGrantedAlone,
} from "../../store/grants.ts";
import { readStaffView } from "../../store/people.ts";
import { lockPlayer, readPerson } from "../../store/players.ts";
import type { AdminDeps } from "./deps.ts";

/** What one administrator gives alone within 24 hours, both currencies together, minor units. More waits for a second. */
export const GRANT_ALONE_MAX = 1_000_000n;

/** What an administrator asks to give. key is the Idempotency-Key. */
export type GrantOrder = {
  readonly actorId: string;
  readonly playerId: string;
  readonly currency: Currency;
  readonly amount: bigint;
  readonly reason: string;
  readonly key: string;
  /** Asked for at the command line, in the administrator's name. */
  readonly byShell?: boolean;
};

const inputHashOf = (order: GrantOrder): Buffer =>
  createHash("sha256")
    .update(`grant\n${order.playerId}\n${order.currency}\n${order.amount}\n${order.reason}`)
    .digest()
    .subarray(0, 16);

/** Pays out of the mint. The grant's id is the key: once, whatever happens. Refusals: conflict. */
async function pay(tx: Tx, grant: StoredGrant, now: Date): Promise<void> {
  const { id, playerId, currency, amount } = grant;
  const balances = await readBalances(tx, playerId);
  if (!balances) throw new Refusal("conflict", "This player has never played: there is no wallet yet.");
  if (balances[currency] + amount > AMOUNT_MAX) {
    throw new Refusal("conflict", `A balance cannot be more than ${formatMinor(AMOUNT_MAX)}.`);
  }
  await post(tx, {
    playerId,
    id,
    key: id,
    inputHash: "00000000000000000000000000000000",
    now,
    postings: [{ kind: "grant", currency, amount, from: "mint", to: "player" }],
  });
}

const detailsOf = (grant: StoredGrant) => ({
  grant: grant.id,
  currency: grant.currency,
  amount: grant.amount.toString(),
  reason: grant.reason,
});

async function first(tx: Tx, order: GrantOrder): Promise<string | undefined> {
  const seen = await findGrantByKey(tx, order.actorId, order.key);
  if (seen && !inputHashOf(order).equals(seen.inputHash)) {
    throw new Refusal(
      "idempotency-key-reused",
      "This Idempotency-Key was used for another request. Nothing was changed.",
    );
  }
  return seen?.id;
}

function grantOf(order: GrantOrder, id: string, needsSecond: boolean, now: Date): StoredGrant {
  const { playerId, currency, amount, reason, actorId } = order;
  const decision = needsSecond
    ? { state: "waiting" as const, decidedBy: undefined, decidedAt: undefined }
    : { state: "paid" as const, decidedBy: actorId, decidedAt: now };
  return { id, playerId, currency, amount, reason, askedBy: actorId, askedAt: now, needsSecond, ...decision };
}

/** Refusals: conflict, when the player has left. */
async function assertIsThere(tx: Tx, playerId: string): Promise<void> {
  if (await readPerson(tx, playerId)) return;
  throw new Refusal("conflict", "This player has left: the account was deleted.");
}

async function make(deps: AdminDeps, tx: Tx, order: GrantOrder): Promise<string> {
  // The asker's lock: two grants at once cannot both be the last one under the threshold.
  await lockPlayer(tx, order.actorId);
  const before = await first(tx, order);
  if (before !== undefined) return before;
  const now = new Date(deps.clock());
  if (!(await readStaffView(tx, order.playerId, now))) {
    throw new Refusal("not-found", "There is no player with this id.");
  }
  await assertIsThere(tx, order.playerId);
  const given = await sumGrantedAlone(tx, order.actorId, new Date(now.getTime() - DAY_MS));
  // Nobody gives to themselves alone, however little.
  const needsSecond = given + order.amount > GRANT_ALONE_MAX || order.playerId === order.actorId;
  const grant = grantOf(order, deps.newId(), needsSecond, now);
  await insertGrant(tx, grant, order.key, inputHashOf(order));
  if (!needsSecond) await pay(tx, grant, now);
  const action = needsSecond ? "grant-asked" : "grant-paid";
  await appendLog(tx, {
    actorId: order.actorId,
    action,
    target: order.playerId,
    details: { ...detailsOf(grant), ...(order.byShell && { at: "command line" }) },
    now,
  });
  return grant.id;
}

function assertMayAgree(grant: StoredGrant, actorId: string): void {
  if (grant.askedBy === actorId) {
    throw new Refusal("forbidden", "A second administrator must agree: you asked for this grant yourself.");
  }
  if (grant.playerId === actorId) throw new Refusal("forbidden", "Nobody agrees to a grant to themselves.");
}

/** What was asked for by somebody who may not give any more is not theirs to give. Refusals: conflict. */
async function assertStillGood(tx: Tx, grant: StoredGrant, now: Date): Promise<void> {
  const asker = await readStaffView(tx, grant.askedBy, now);
  if (asker?.role !== "admin" || asker.ban) {
    throw new Refusal(
      "conflict",
      "Whoever asked for this grant is no administrator any more. Refuse it, and ask for it yourself if it is due.",
    );
  }
  await assertIsThere(tx, grant.playerId);
}

async function decide(
  deps: AdminDeps,
  tx: Tx,
  actorId: string,
  id: string,
  state: "paid" | "refused",
): Promise<void> {
  const grant = await lockGrant(tx, id);
  if (!grant) throw new Refusal("not-found", "There is no grant with this id.");
  if (grant.state !== "waiting") throw new Refusal("conflict", `This grant is ${grant.state} already.`);
  const now = new Date(deps.clock());
  if (state === "paid") {
    assertMayAgree(grant, actorId);
    await assertStillGood(tx, grant, now);
    await pay(tx, grant, now);
  }
  await decideGrant(tx, id, { state, by: actorId, now });
  const action = state === "paid" ? "grant-agreed" : "grant-refused";
  await appendLog(tx, { actorId, action, target: grant.playerId, details: detailsOf(grant), now });
}

/** Play money from staff: written down, and above a threshold agreed to by a second administrator. */
export function createGrants(deps: AdminDeps) {
  const { database } = deps;
  const one = async (id: string): Promise<NamedGrant> =>
    present((await readGrants(database.db, { id }, 1))[0], "the grant");
  const decided = async (actorId: string, id: string, state: "paid" | "refused"): Promise<NamedGrant> => {
    await withTx(database, (tx) => decide(deps, tx, actorId, id, state));
    return await one(id);
  };

  return {
    /** Grants before a place in the list, newest first. */
    list: (filter: { state: GrantState | undefined; before: string | undefined }, limit: number) =>
      readGrants(database.db, filter, limit),
    /** Gives at once, or asks for a second administrator. Refusals: not-found, conflict, idempotency-key-reused. */
    ask: async (order: GrantOrder): Promise<NamedGrant> =>
      await one(await withTx(database, (tx) => make(deps, tx, order))),
    /** Refusals: not-found, conflict (also: its asker may not give any more, its player has left), forbidden (the one who asked, the one who gets it). */
    agree: (actorId: string, id: string): Promise<NamedGrant> => decided(actorId, id, "paid"),
    /** Refusals: not-found, conflict. */
    refuse: (actorId: string, id: string): Promise<NamedGrant> => decided(actorId, id, "refused"),
  };
}
export type Grants = ReturnType<typeof createGrants>;
