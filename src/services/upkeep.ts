import { type Clock, DAY_MS, HOUR_MS } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { withTx } from "../db/tx.ts";
import { vacuum } from "../db/vacuum.ts";
import { countHomeless, ensureMonths, forgetKeys } from "../ledger/months.ts";
import { forgetTallies } from "../store/leaderboards.ts";

/** Parts of the monthly tables stand ready this far ahead: longer than anybody overlooks an alert. */
const MONTHS_AHEAD = 6;
/** A repeat within a day is answered with the first answer; twice that leaves room for a client that was away. */
const KEYS_KEPT_MS = 48 * HOUR_MS;
const KEYS_AT_ONCE = 5_000;
/** Rankings of the past, for as long as somebody may want to look back. */
const TALLIES_KEPT_MS = { day: 62 * DAY_MS, week: 370 * DAY_MS, month: 3 * 366 * DAY_MS } as const;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Keeping the house in order: what must be there before it is needed, and what need not be kept any longer. */
export function createUpkeep(deps: { database: Database; clock: Clock }) {
  const { database, clock } = deps;
  return {
    /** Makes the months' parts ahead of time; fails when rows were found that had none. */
    async prepareMonths(): Promise<void> {
      await withTx(database, (tx) => ensureMonths(tx, new Date(clock()), MONTHS_AHEAD));
      const homeless = await countHomeless(database.db);
      if (homeless > 0n) throw new Error(`${homeless} rows lie outside of every month's part`);
    },
    /** Forgets keys that nobody can repeat any more, in small bites; how many. */
    async forgetKeys(): Promise<bigint> {
      const before = new Date(clock() - KEYS_KEPT_MS);
      let all = 0n;
      for (;;) {
        const bite = await forgetKeys(database.db, before, KEYS_AT_ONCE);
        all += bite;
        if (bite < BigInt(KEYS_AT_ONCE)) return all;
      }
    },
    /** Forgets rankings of long ago. */
    async forgetTallies(): Promise<void> {
      for (const window of ["day", "week", "month"] as const)
        await forgetTallies(database.db, window, dayOf(clock() - TALLIES_KEPT_MS[window]));
    },
    /** Tidies the embedded database; undefined where a server does that by itself. */
    tidy: database.kind === "embedded" ? (): Promise<void> => vacuum(database) : undefined,
  };
}
export type Upkeep = ReturnType<typeof createUpkeep>;
