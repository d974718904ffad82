// Bundled for the browser by verify.ts: the verifier of the fairness page, timed.
import { createRecheck } from "../src/web/fairness/recheck.ts";
import { parseSavedRounds } from "../src/web/fairness/saved-rounds.ts";

/** Rounds worked out again in a second, round after round of the export for so long. Throws when one does not hold. */
function speedOf(json: string, forMs: number): number {
  const saved = parseSavedRounds(json)?.rounds ?? [];
  const recheck = createRecheck();
  const pass = (): void => {
    for (const round of saved) {
      const why = recheck(round);
      if (why !== undefined) throw new Error(`${round.claim.game}, nonce ${round.claim.nonce}: ${why}`);
    }
  };
  pass();
  const began = performance.now();
  let rounds = 0;
  while (performance.now() - began < forMs) {
    pass();
    rounds += saved.length;
  }
  return Math.round((rounds / (performance.now() - began)) * 1_000);
}

declare global {
  var verifySpeed: typeof speedOf;
}
globalThis.verifySpeed = speedOf;
