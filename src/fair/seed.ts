import { bytesToHex } from "@noble/hashes/utils.js";
import { assert } from "../base/assert.ts";
import type { Entropy } from "../base/time.ts";
import { sha256Hex } from "./hash.ts";

/** 64 lower-case hex characters. The text itself is the HMAC key, not the bytes it spells. */
export type ServerSeed = string & { readonly __seed: "server" };
/** 1 to 64 printable ASCII characters, space to tilde. */
export type ClientSeed = string & { readonly __seed: "client" };

const CLIENT_SEED = /^[\x20-\x7e]{1,64}$/;
/** Wider than our own 64 hex characters, so that captured rounds of other sites can be recomputed too. */
const SERVER_SEED = /^[0-9a-f]{1,128}$/;

/** Longest client seed, in characters. */
export const CLIENT_SEED_MAX = 64;

export function parseClientSeed(text: string): ClientSeed | undefined {
  return CLIENT_SEED.test(text) ? (text as ClientSeed) : undefined;
}

export function parseServerSeed(text: string): ServerSeed | undefined {
  return SERVER_SEED.test(text) ? (text as ServerSeed) : undefined;
}

/** A new server seed: 32 bytes of entropy as hex. */
export function makeServerSeed(entropy: Entropy): ServerSeed {
  const bytes = entropy(32);
  assert(bytes.length === 32, "a server seed needs 32 bytes");
  return bytesToHex(bytes) as ServerSeed;
}

/** A client seed for a player who has not chosen one: 10 bytes of entropy as hex. */
export const makeClientSeed = (entropy: Entropy): ClientSeed => bytesToHex(entropy(10)) as ClientSeed;

/** What is shown before the first bet: SHA-256 of the server seed's text, hex. */
export const commitmentOf = (serverSeed: ServerSeed): string => sha256Hex(serverSeed);
