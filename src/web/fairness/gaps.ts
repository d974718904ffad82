import type { SavedRound } from "./saved-round.ts";

/** Nonces of a pair that no round has, or that more than one has: a whole history has each from 0 exactly once. */
export function gapsOf(rounds: readonly SavedRound[]): { readonly missing: number; readonly twice: number } {
  const pairs = new Map<string, Set<number>>();
  let twice = 0;
  for (const { claim } of rounds) {
    const pair = `${claim.serverSeed} ${claim.clientSeed}`;
    const nonces = pairs.get(pair) ?? new Set();
    pairs.set(pair, nonces);
    if (nonces.has(claim.nonce)) twice += 1;
    nonces.add(claim.nonce);
  }
  let missing = 0;
  for (const nonces of pairs.values()) {
    let most = -1;
    for (const nonce of nonces) if (nonce > most) most = nonce;
    missing += most + 1 - nonces.size;
  }
  return { missing, twice };
}
