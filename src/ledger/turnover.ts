import type { Clock } from "../base/time.ts";
import { SECOND_MS } from "../base/time.ts";
import type { Database } from "../db/database.ts";
import { readTurnover } from "./wallets.ts";

type Sums = Awaited<ReturnType<typeof readTurnover>>;
type Known = { readonly sums: Promise<Sums>; readonly beganMs: number; goodUntilMs: number };

/** A sum that took longer than this is good for ten times as long: for each player a tenth of one connection at most. */
const QUICK_MS = 50;
const REST_FACTOR = 10;
const GOOD_MAX_MS = 3 * SECOND_MS;
const KNOWN_MAX = 10_000;

/**
 * What a player's rounds have staked and returned since a moment, added up from the ledger. A few hundred rounds are added
 * anew each time; somebody with a hundred thousand in a day cannot keep the database busy by looking at the sum.
 */
export function createTurnover({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  const known = new Map<string, Known>();

  function begin(key: string, playerId: string, since: Date): Known {
    const beganMs = clock();
    const entry: Known = { sums: readTurnover(database.db, playerId, since), beganMs, goodUntilMs: Infinity };
    entry.sums.then(
      () => {
        const nowMs = clock();
        const tookMs = nowMs - beganMs;
        entry.goodUntilMs = nowMs + (tookMs > QUICK_MS ? Math.min(GOOD_MAX_MS, REST_FACTOR * tookMs) : 0);
      },
      () => known.delete(key),
    );
    if (known.size >= KNOWN_MAX) known.delete(known.keys().next().value as string);
    known.set(key, entry);
    return entry;
  }

  return (playerId: string, since: Date): Promise<Sums> => {
    const key = `${playerId} ${since.getTime()}`;
    const entry = known.get(key);
    const nowMs = clock();
    // A clock that was set back makes nothing good for longer.
    const isGood = entry && entry.beganMs <= nowMs && nowMs < entry.goodUntilMs;
    return (isGood ? entry : begin(key, playerId, since)).sums;
  };
}
export type Turnover = ReturnType<typeof createTurnover>;
