import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { belowFrom, type Draws, type Words } from "./draws.ts";
import type { ClientSeed, ServerSeed } from "./seed.ts";

const BLOCK_BYTES = 32;

/** A server seed made ready: the HMAC key is absorbed once and its state copied for each block. */
export type SeedKey = { block(message: string): Uint8Array };

export function importServerSeed(serverSeed: ServerSeed): SeedKey {
  const keyed = hmac.create(sha256, utf8ToBytes(serverSeed));
  return { block: (message) => keyed.clone().update(utf8ToBytes(message)).digest() };
}

/** The word stream of one round: block(r) = HMAC-SHA256(server seed text, `${clientSeed}:${nonce}:${r}`), 8 big-endian words each. */
export function wordStream(key: SeedKey, clientSeed: ClientSeed, nonce: number): Words {
  let block: Uint8Array = new Uint8Array(0);
  let round = 0;
  let at = BLOCK_BYTES;
  return {
    next() {
      if (at === BLOCK_BYTES) {
        block = key.block(`${clientSeed}:${nonce}:${round}`);
        round += 1;
        at = 0;
      }
      const a = block[at] as number;
      const b = block[at + 1] as number;
      const c = block[at + 2] as number;
      const d = block[at + 3] as number;
      at += 4;
      return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
    },
  };
}

/** The draws of one round. */
export function roundDraws(key: SeedKey, clientSeed: ClientSeed, nonce: number): Draws {
  const words = wordStream(key, clientSeed, nonce);
  return { below: (n) => belowFrom(words, n) };
}

/** One draw as the verify page shows it: which words (by index in the stream) were read for it, and what came of them. */
export type DrawTrace = {
  readonly n: number;
  readonly value: number;
  readonly from: number;
  readonly words: readonly number[];
};

/** The same draws, with a record of every word used: for verifiers, not for the bet path. */
export function tracedDraws(
  key: SeedKey,
  clientSeed: ClientSeed,
  nonce: number,
): { draws: Draws; trace: DrawTrace[]; words: number[] } {
  const source = wordStream(key, clientSeed, nonce);
  const words: number[] = [];
  const recording: Words = {
    next() {
      const word = source.next();
      words.push(word);
      return word;
    },
  };
  const trace: DrawTrace[] = [];
  const draws: Draws = {
    below(n) {
      const from = words.length;
      const value = belowFrom(recording, n);
      trace.push({ n, value, from, words: words.slice(from) });
      return value;
    },
  };
  return { draws, trace, words };
}
