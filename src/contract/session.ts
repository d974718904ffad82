import { z } from "zod";
import { ROLES } from "../base/roles.ts";
import { moment, uuid } from "./amount.ts";
import { legalName } from "./legal.ts";

/** Who is signed in, as they see themselves. */
export const me = z.object({
  id: uuid,
  username: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  role: z.enum(ROLES),
  twoFactor: z.boolean(),
  createdAt: moment,
  /** What must be accepted before playing: both documents are in force in a newer version, or never were accepted. */
  unaccepted: z.array(legalName),
});
export type Me = z.infer<typeof me>;

/** The first thing a page asks for: who am I, and the token that every write must carry in x-csrf-token. */
export const session = z.object({
  player: me.nullable(),
  csrfToken: z.string(),
  operator: z.string(),
  /** What a new account agrees to, and how old its owner must be. */
  legal: z.object({ ageMin: z.int(), terms: z.string(), privacy: z.string() }),
});

/** The token of the one-time link that a new house prints. */
export const claimAdminBody = z.object({ token: z.string().min(20).max(100) });
export const claimedAdmin = z.object({ player: me });
