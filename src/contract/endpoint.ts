import type { z } from "zod";

/** Who may call: anyone, a signed-in player, or a role. */
export type Access = "public" | "player" | "moderator" | "support" | "admin";

export type Endpoint = {
  readonly summary: string;
  readonly access: Access;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  /**
   * A money write: needs Idempotency-Key, and a repeat is answered with the first answer. A player's is refused during a
   * break or an exclusion.
   */
  readonly money?: true;
  /** A money write that the ledger itself holds to limits, breaks and exclusions: a bet, or a move in an open round. */
  readonly bet?: true;
  /** Dangerous: the password must have been shown in this session a few minutes ago. */
  readonly stepUp?: true;
  readonly status: 200 | 201;
  readonly response: z.ZodType;
};
