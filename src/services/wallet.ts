import { present } from "../base/assert.ts";
import { type Clock, DAY_MS } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import type { Turnover } from "../ledger/turnover.ts";
import { type Balances, readBalances, readStatement, type StatementLine } from "../ledger/wallets.ts";

/** A player's money, to look at. */
export function createWallet(deps: { database: Database; clock: Clock; turnover: Turnover }) {
  const { db } = deps.database;
  return {
    balances: async (playerId: string): Promise<Balances> =>
      present(await readBalances(db, playerId), "the player's wallet"),
    /** Credits staked and returned since midnight UTC, minor units. */
    today: (playerId: string): Promise<{ staked: bigint; returned: bigint }> =>
      deps.turnover(playerId, new Date(deps.clock() - (deps.clock() % DAY_MS))),
    statement: (
      playerId: string,
      before: { id: string; leg: number } | undefined,
      limit: number,
    ): Promise<StatementLine[]> => readStatement(db, playerId, before, limit),
  };
}
export type Wallet = ReturnType<typeof createWallet>;
