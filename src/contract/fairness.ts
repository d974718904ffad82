import { z } from "zod";
import { moment, uuid } from "./amount.ts";

/** Client seeds: 1 to 64 printable ASCII characters. */
export const clientSeed = z
  .string()
  .regex(/^[\x20-\x7e]{1,64}$/, "a client seed is 1 to 64 printable ASCII characters");

export const seedPair = z.object({
  id: uuid,
  serverSeedHash: z.string(),
  clientSeed: z.string(),
  /** The nonce of the next round. */
  nonce: z.int(),
  createdAt: moment,
});
export const revealedPair = z.object({
  id: uuid,
  serverSeed: z.string(),
  serverSeedHash: z.string(),
  clientSeed: z.string(),
  /** How many rounds were played with the pair: nonces 0 to rounds - 1. */
  rounds: z.int(),
  revealedAt: moment,
});
export const seeds = z.object({
  current: seedPair,
  /** Commitment of the server seed that comes after the next rotation. */
  nextServerSeedHash: z.string(),
  /** The newest first, 50 at most. */
  past: z.array(revealedPair),
});
export type Seeds = z.infer<typeof seeds>;

export const clientSeedBody = z.object({ clientSeed });
export const rotateBody = z.object({ clientSeed: clientSeed.optional() });
export const rotated = z.object({ revealed: revealedPair.nullable(), seeds });
