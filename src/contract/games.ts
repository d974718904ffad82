import { z } from "zod";
import { GAME_IDS } from "../games/ids.ts";
import { amount, multiplier } from "./amount.ts";
import { json } from "./json.ts";

export const gameId = z.enum(GAME_IDS);

export const gameSummary = z.object({
  id: gameId,
  name: z.string(),
  kind: z.enum(["one-shot", "stepped"]),
  stakeMin: amount,
  stakeMax: amount,
  enabled: z.boolean(),
  rulesId: z.string(),
});
export type GameSummary = z.infer<typeof gameSummary>;

export const gameDetail = gameSummary.extend({ rules: json });
export type GameDetail = z.infer<typeof gameDetail>;

/** An exact fraction, both parts as decimal text. */
export const fraction = z.object({ n: z.string(), d: z.string() });

export const betOdds = z.object({
  name: z.string(),
  /** As a player sends it; null for a chip that only a move can put. */
  bet: json,
  /** Put by a move, once the round is open: its odds by itself, from then until it is decided. */
  later: z.literal(true).optional(),
  /** Without a house edge: the return is exactly 1, outside the band, and said to be. */
  fair: z.literal(true).optional(),
  rtp: fraction,
  rtpDecimal: z.string(),
  sd: z.number(),
  hit: z.number(),
  maxWin: multiplier,
  /** Where moves add to the stake, a loss of more than the opening stake is a negative multiplier: a lost double is -10000. */
  distribution: z.array(z.object({ multiplier: z.int(), probability: z.number() })),
});
export const gameOdds = z.object({ game: gameId, rulesId: z.string(), bets: z.array(betOdds) });
export type GameOddsReport = z.infer<typeof gameOdds>;
