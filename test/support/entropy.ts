import { createHash } from "node:crypto";
import type { Entropy } from "../../src/base/time.ts";

const BLOCK_BYTES = 32;

/** Entropy that a seed decides: SHA-256 of `${seed}:${counter}`, one block after another. Equal seeds give equal bytes. */
export function seededEntropy(seed: string): Entropy {
  let counter = 0;
  return (bytes) => {
    const out = new Uint8Array(bytes);
    for (let at = 0; at < bytes; at += BLOCK_BYTES) {
      const block = createHash("sha256").update(`${seed}:${counter}`).digest();
      out.set(block.subarray(0, Math.min(BLOCK_BYTES, bytes - at)), at);
      counter += 1;
    }
    return out;
  };
}
