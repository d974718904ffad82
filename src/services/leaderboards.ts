import { type Clock, DAY_MS, SECOND_MS } from "../base/time.ts";
import type { BoardLine, Boards } from "../cluster/boards.ts";
import type { Database } from "../db/database.ts";
import { withTx } from "../db/tx.ts";
import { readNextBlock } from "../ledger/block-reader.ts";
import { tallyGames, tallyPlayers } from "../ledger/tallies.ts";
import {
  BOARD_WINDOWS,
  BOARDS,
  type Board,
  type BoardWindow,
  isHidden,
  readBoard,
  setHidden,
} from "../store/leaderboards.ts";

/** How long a ranking is kept; a player further down is told so. */
export const RANKED_MAX = 1_000;
/** Without a shared ranking this process reads one from the database, and not more often than this. */
const OWN_READING_MS = 15 * SECOND_MS;

/** The first day (UTC, "YYYY-MM-DD") of the window that a moment lies in; weeks begin on Monday. */
export function periodOf(window: BoardWindow, ms: number): string {
  if (window === "all") return "1970-01-01";
  const day = new Date(ms - (ms % DAY_MS));
  if (window === "week") day.setUTCDate(day.getUTCDate() - ((day.getUTCDay() + 6) % 7));
  if (window === "month") day.setUTCDate(1);
  return day.toISOString().slice(0, 10);
}

type Reading = { readonly readMs: number; readonly lines: Promise<readonly BoardLine[]> };

/**
 * Rankings. They are added up from sealed blocks of the ledger and worked out once a minute by one process; whoever reads
 * them reads what is shared, so that no number of readers reaches the database.
 */
export function createLeaderboards(deps: { database: Database; boards: Boards; clock: Clock }) {
  const { database, boards, clock } = deps;
  const own = new Map<string, Reading>();
  const keyOf = (board: Board, window: BoardWindow): string =>
    `${board}:${window}:${periodOf(window, clock())}`;
  const fromDatabase = (board: Board, window: BoardWindow): Promise<BoardLine[]> =>
    readBoard(database.db, board, window, periodOf(window, clock()), RANKED_MAX);

  /** One question at a time however many ask, and none while the last answer is young. */
  function ownReading(board: Board, window: BoardWindow, key: string): Promise<readonly BoardLine[]> {
    const before = own.get(key);
    if (before && clock() - before.readMs < OWN_READING_MS) return before.lines;
    const lines = fromDatabase(board, window);
    // A ranking of yesterday is not asked for again.
    if (own.size > BOARDS.length * BOARD_WINDOWS.length) own.clear();
    own.set(key, { readMs: clock(), lines });
    lines.catch(() => own.delete(key));
    return lines;
  }

  return {
    /** The first players of a ranking, the best first. */
    async top(board: Board, window: BoardWindow, count: number): Promise<readonly BoardLine[]> {
      const key = keyOf(board, window);
      return (await boards.top(key, count)) ?? (await ownReading(board, window, key)).slice(0, count);
    },
    /** A player's own place (0 is the first) among the first RANKED_MAX; undefined for one who is not there. */
    async placeOf(board: Board, window: BoardWindow, playerId: string) {
      const key = keyOf(board, window);
      if (await boards.top(key, 1)) return await boards.placeOf(key, playerId);
      const lines = await ownReading(board, window, key);
      const place = lines.findIndex((line) => line.playerId === playerId);
      const line = lines[place];
      return line && { place, value: line.value };
    },
    isHidden: (playerId: string): Promise<boolean> => isHidden(database.db, playerId),
    /** Leaves a player out of every ranking from the next minute on, or takes them in again. */
    setHidden: (playerId: string, hidden: boolean): Promise<void> =>
      setHidden(database.db, playerId, hidden, new Date(clock())),
    /** Adds up what was sealed since the last time; the number of blocks. */
    async tally(): Promise<number> {
      let blocks = 0;
      const next = (): Promise<boolean> =>
        withTx(database, (tx) =>
          readNextBlock(tx, "tallies", async (block) => {
            await tallyPlayers(tx, block);
            await tallyGames(tx, block);
          }),
        );
      while (await next()) blocks += 1;
      return blocks;
    },
    /** Works out every ranking from the tallies and shares it. */
    async publish(): Promise<void> {
      for (const board of BOARDS)
        for (const window of BOARD_WINDOWS)
          await boards.put(keyOf(board, window), await fromDatabase(board, window));
    },
  };
}
export type Leaderboards = ReturnType<typeof createLeaderboards>;
