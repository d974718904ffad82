import { HOUR_MS } from "../base/time.ts";
import type { Link } from "./link.ts";

/** A line of a ranking: value in minor units or ten-thousandths, exact. */
export type BoardLine = { readonly playerId: string; readonly name: string; readonly value: bigint };

/** Rankings that were worked out by one process and are read by all. */
export type Boards = {
  /** Puts a ranking in the place of the one before, all at once. Lines are in order, the best first. */
  put(key: string, lines: readonly BoardLine[]): Promise<void>;
  /** The first lines; undefined when the ranking is not here. */
  top(key: string, count: number): Promise<readonly BoardLine[] | undefined>;
  /** A player's place, 0 for the first; undefined when not among the lines. */
  placeOf(key: string, playerId: string): Promise<{ place: number; value: bigint } | undefined>;
};

/** More than are renewed at any time: those of yesterday are the first to go. */
const BOARDS_MAX = 64;

export function createBoards(): Boards {
  const boards = new Map<string, readonly BoardLine[]>();
  return {
    async put(key, lines) {
      boards.delete(key);
      boards.set(key, lines);
      const [oldest] = boards.keys();
      if (boards.size > BOARDS_MAX && oldest !== undefined) boards.delete(oldest);
    },
    top: async (key, count) => boards.get(key)?.slice(0, count),
    async placeOf(key, playerId) {
      const lines = boards.get(key) ?? [];
      const place = lines.findIndex((line) => line.playerId === playerId);
      const line = lines[place];
      return line && { place, value: line.value };
    },
  };
}

/** A ranking that nobody renews is not shown for longer than this. */
const KEPT_MS = HOUR_MS;
/** An empty ranking is a ranking too; Redis has no empty sets. */
const NOBODY = "-";

/** Both at once: between two questions the ranking may be renewed. */
const TOP = `local ids = redis.call('ZRANGE', KEYS[1], 0, ARGV[1])
if #ids == 0 then return false end
table.remove(ids, 1)
if #ids == 0 then return {ids, ids} end
return {ids, redis.call('HMGET', KEYS[2], unpack(ids))}`;

const boardKey = (key: string): string => `rng:board:${key}`;
const namesKey = (key: string): string => `rng:board:${key}:lines`;

/**
 * A sorted set of player ids by place (scores are doubles, and values may need more digits than a double has, so the set
 * is ordered by the place that SQL gave), and beside it a hash with each line.
 */
export function createRedisBoards(link: Link): Boards {
  const parse = (playerId: string, text: string | null): BoardLine | undefined => {
    const at = text?.indexOf("|") ?? -1;
    return text === null || at < 0
      ? undefined
      : { playerId, value: BigInt(text.slice(0, at)), name: text.slice(at + 1) };
  };
  return {
    put: (key, lines) =>
      link.attempt(
        async (redis) => {
          const [board, names] = [boardKey(key), namesKey(key)];
          const change = redis.multi().del(board, names);
          change.zadd(board, "-1", NOBODY);
          for (const [place, line] of lines.entries()) {
            change.zadd(board, place, line.playerId);
            change.hset(names, line.playerId, `${line.value}|${line.name}`);
          }
          change.pexpire(board, KEPT_MS).pexpire(names, KEPT_MS);
          await change.exec();
        },
        () => undefined,
      ),
    top: (key, count) =>
      link.attempt<readonly BoardLine[] | undefined>(
        async (redis) => {
          const found = await redis.eval(TOP, 2, boardKey(key), namesKey(key), count);
          if (found === null) return undefined;
          const [ids, texts] = found as [string[], (string | null)[]];
          const lines = ids.map((id, at) => parse(id, texts[at] ?? null));
          // Redis made room and dropped the lines but not the places: then the ranking is not here.
          return lines.every((line) => line !== undefined) ? lines : undefined;
        },
        () => undefined,
      ),
    placeOf: (key, playerId) =>
      link.attempt<{ place: number; value: bigint } | undefined>(
        async (redis) => {
          const rank = await redis.zrank(boardKey(key), playerId);
          const line = rank === null ? undefined : parse(playerId, await redis.hget(namesKey(key), playerId));
          return rank === null || !line ? undefined : { place: rank - 1, value: line.value };
        },
        () => undefined,
      ),
  };
}
