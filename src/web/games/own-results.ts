import { canonicalJson, type Json } from "../../base/canonical.ts";
import type { Round } from "../../contract/rounds.ts";

/** How often each multiplier came in the player's own settled rounds with this very bet. */
export function ownResults(rounds: readonly Round[], bet: Json | null): ReadonlyMap<number, number> {
  const seen = new Map<number, number>();
  if (bet === null) return seen;
  const text = canonicalJson(bet);
  for (const round of rounds) {
    if (round.state !== "settled" || canonicalJson(round.bet) !== text) continue;
    seen.set(round.multiplier, (seen.get(round.multiplier) ?? 0) + 1);
  }
  return seen;
}
