import type { Database } from "../db/database.ts";
import { readTurnover } from "./wallets.ts";

type Sums = Awaited<ReturnType<typeof readTurnover>>;
/** The sum that is being added up, and the one that follows for whoever has asked since it began. */
type Line = { readonly running: Promise<Sums>; next?: Promise<Sums> };

/**
 * What a player's rounds have staked and returned since a moment, added up from the ledger: never older than the question.
 * One sum of a player runs at a time, and all who ask meanwhile share the next, so somebody with a hundred thousand rounds
 * in a day keeps one connection busy by looking at the sum, however often.
 */
export function createTurnover(database: Database) {
  const lines = new Map<string, Line>();

  function begin(key: string, playerId: string, since: Date): Promise<Sums> {
    const line: Line = { running: readTurnover(database.db, playerId, since) };
    lines.set(key, line);
    const done = (): void => {
      if (lines.get(key) === line && line.next === undefined) lines.delete(key);
    };
    line.running.then(done, done);
    return line.running;
  }

  return (playerId: string, since: Date): Promise<Sums> => {
    const key = `${playerId} ${since.getTime()}`;
    const line = lines.get(key);
    if (!line) return begin(key, playerId, since);
    const follow = (): Promise<Sums> => begin(key, playerId, since);
    line.next ??= line.running.then(follow, follow);
    return line.next;
  };
}
export type Turnover = ReturnType<typeof createTurnover>;
