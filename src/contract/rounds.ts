import { z } from "zod";
import { amount, moment, multiplier, uuid } from "./amount.ts";
import { gameId } from "./games.ts";
import { json } from "./json.ts";

export const round = z.object({
  id: uuid,
  game: gameId,
  state: z.enum(["open", "settled"]),
  /** Everything staked, with what moves have added. */
  stake: amount,
  /** What the round was opened with. */
  openingStake: amount,
  payout: amount,
  multiplier,
  bet: json,
  outcome: json,
  moves: z.array(json),
  nonce: z.int(),
  clientSeed: z.string(),
  serverSeedHash: z.string(),
  /** Once the seed pair is revealed. */
  serverSeed: z.string().nullable(),
  rulesId: z.string(),
  createdAt: moment,
  settledAt: moment.nullable(),
});
export type Round = z.infer<typeof round>;

export const playBody = z.object({ stake: amount, bet: json });
export const moveBody = z.object({ move: json });
/** The round and the balances it moved: credits, as they are after it. */
export const played = z.object({ round, balances: z.object({ credits: amount }) });
export type Played = z.infer<typeof played>;
export const roundsList = z.object({ rounds: z.array(round), nextCursor: z.string().nullable() });
/** A settled or open round with the rules it was played by: all that a recomputation needs. */
export const roundProof = z.object({ round, rules: json });
