import { z } from "zod";
import { CURRENCIES } from "../base/money.ts";
import { amount, balances, moment, signedAmount, uuid } from "./amount.ts";

export const wallet = z.object({
  balances,
  /** Since 00:00 UTC today, credits: staked, returned, and the difference. */
  today: z.object({ staked: amount, returned: amount, net: signedAmount }),
});

/** A line of the statement, from the player's side: positive came in, negative went out. */
export const transfer = z.object({
  id: uuid,
  leg: z.int(),
  kind: z.string(),
  currency: z.enum(CURRENCIES),
  amount: signedAmount,
  /** The other account: house, mint, promo … */
  counterparty: z.string(),
  roundId: uuid.nullable(),
  createdAt: moment,
});
export type Transfer = z.infer<typeof transfer>;

export const transfers = z.object({ transfers: z.array(transfer), nextCursor: z.string().nullable() });
