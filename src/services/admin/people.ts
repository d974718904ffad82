import { Refusal } from "../../base/refusal.ts";
import { readGuards } from "../../ledger/guards/rows.ts";
import { readBalances } from "../../ledger/wallets.ts";
import { type Duplicates, findDuplicates } from "../../store/duplicates.ts";
import { countSessions, findPeople, readStaffView, type StaffView } from "../../store/people.ts";
import type { AdminDeps } from "./deps.ts";

type Search = Parameters<typeof findPeople>[1];

/** More groups than anybody looks through at once; the newest come first. */
const DUPLICATES_MAX = 200;

/** One player as staff sees them. Refusals: not-found. */
export async function personOf({ database: { db }, clock }: AdminDeps, playerId: string) {
  const now = new Date(clock());
  const player = await readStaffView(db, playerId, now);
  if (!player) throw new Refusal("not-found", "There is no player with this id.");
  const guard = (await readGuards(db, [playerId], now)).get(playerId);
  return {
    player,
    balances: await readBalances(db, playerId),
    sessions: await countSessions(db, playerId, now),
    now,
    breakUntilMs: guard?.breakUntilMs,
    exclusionUntilMs: guard?.excludedUntilMs,
  };
}

/** What staff sees of players. */
export function createPeople(deps: AdminDeps) {
  return {
    find: (search: Search, limit: number): Promise<StaffView[]> =>
      findPeople(deps.database.db, search, new Date(deps.clock()), limit),
    /** Refusals: not-found. */
    detail: (playerId: string) => personOf(deps, playerId),
    /** Accounts that may be one person's. */
    duplicates: (): Promise<Duplicates[]> =>
      findDuplicates(deps.database.db, new Date(deps.clock()), DUPLICATES_MAX),
  };
}
export type People = ReturnType<typeof createPeople>;
