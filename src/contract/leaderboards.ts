import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";

/** What players are ranked by. Values in minor units of credits; biggest-multiplier in ten-thousandths. */
export const BOARD_NAMES = ["net", "wagered", "biggest-win", "biggest-multiplier"] as const;
/** Since midnight UTC, since Monday, since the first of the month, since the beginning. */
export const BOARD_WINDOW_NAMES = ["day", "week", "month", "all"] as const;

const line = z.object({
  rank: z.int().min(1),
  name: z.string(),
  value: z.number(),
  /** Whether this is the caller's own line. */
  you: z.boolean(),
});

export const leaderboard = z.object({
  board: z.enum(BOARD_NAMES),
  window: z.enum(BOARD_WINDOW_NAMES),
  lines: z.array(line),
  /** The caller's own place, also further down; null for strangers and for players who are not among the first thousand. */
  mine: z.object({ rank: z.int().min(1), value: z.number() }).nullable(),
});

export const LEADERBOARD_ENDPOINTS = {
  getLeaderboard: {
    summary: "A ranking, at most a minute old",
    access: "public",
    params: z.object({ board: z.enum(BOARD_NAMES) }),
    query: z.object({
      window: z.enum(BOARD_WINDOW_NAMES).default("day"),
      limit: z.coerce.number().int().min(1).max(100).default(25),
    }),
    status: 200,
    response: leaderboard,
  },
  getRankingVisibility: {
    summary: "Whether I am shown in rankings",
    access: "player",
    status: 200,
    response: z.object({ shown: z.boolean() }),
  },
  putRankingVisibility: {
    summary: "Be shown in rankings, or not, from the next minute on",
    access: "player",
    body: z.strictObject({ shown: z.boolean() }),
    status: 200,
    response: z.object({ shown: z.boolean() }),
  },
} as const satisfies Record<string, Endpoint>;
