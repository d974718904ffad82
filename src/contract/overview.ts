import { z } from "zod";
import { moment } from "./amount.ts";
import type { Endpoint } from "./endpoint.ts";
import { gameId } from "./games.ts";

const proof = z.object({ name: z.string(), ok: z.boolean(), checked: z.int(), provedAt: moment });

/** The house at a glance, as the process that was asked sees it. */
export const overview = z.object({
  health: z.object({
    ready: z.boolean(),
    database: z.enum(["up", "down"]),
    migrations: z.enum(["done", "pending", "unknown"]),
    redis: z.enum(["up", "down", "none"]),
  }),
  books: z.object({
    /** How each proof of the ledger came out when it was last done. */
    proofs: z.array(proof),
    /** The newest sealed block. */
    block: z.object({ number: z.int(), sealedAt: moment }).nullable(),
  }),
  /** reason and since: of the fairness watch; null when an operator has switched the game off. */
  gamesOff: z.array(z.object({ game: gameId, reason: z.string().nullable(), since: moment.nullable() })),
  jobs: z.array(
    z.object({
      job: z.string(),
      succeededAt: moment.nullable(),
      failedAt: moment.nullable(),
      failure: z.string().nullable(),
    }),
  ),
  /** What waits for somebody of the staff. */
  waiting: z.object({ tickets: z.int(), grants: z.int() }),
});
export type Overview = z.infer<typeof overview>;

export const logProof = z.object({
  /** Entries that were held against the chain, and the first that is not what it was. */
  checked: z.int(),
  fault: z.object({ entry: z.int(), what: z.string() }).nullable(),
  at: moment,
});

export const OVERVIEW_ENDPOINTS = {
  getOverview: {
    summary: "The house at a glance: health, books, games that are off, jobs, what waits",
    access: "admin",
    status: 200,
    response: overview,
  },
  proveAdminLog: {
    summary: "Prove the chain of the staff log now, from its first entry",
    access: "admin",
    status: 200,
    response: logProof,
  },
} as const satisfies Record<string, Endpoint>;
