import { z } from "zod";
import { AMOUNT_MAX } from "../base/money.ts";

const MAX = Number(AMOUNT_MAX);

/** Minor units as a JSON integer (1 credit = 100, $1 = 100). */
export const amount = z.int().min(0).max(MAX);
/** Minor units, either sign: a difference. */
export const signedAmount = z.int().min(-MAX).max(MAX);
/** Ten-thousandths: 1.98x is 19800. */
export const multiplier = z.int().min(0);

export const balances = z.object({ credits: amount, cash: amount });

/** A moment, ISO 8601 in UTC. */
export const moment = z.iso.datetime();
export const uuid = z.uuid();
/** An opaque place in a list; send back what nextCursor said. */
export const cursor = z.string().max(200);
export const page = z.object({
  cursor: cursor.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
