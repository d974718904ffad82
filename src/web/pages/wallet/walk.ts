import type { Transfer } from "../../../contract/wallet.ts";

/** What was given at the start is where a walk begins, not a step of it. */
const isStep = ({ currency, kind }: Transfer): boolean => currency === "credits" && kind !== "opening";

/** Credits along the loaded part of the statement, oldest first, as the difference to where that part begins. Minor units. */
export function creditsWalk(newestFirst: readonly Transfer[]): number[] {
  const walk = [0];
  let total = 0;
  for (const line of newestFirst.toReversed()) {
    if (!isStep(line)) continue;
    total += line.amount;
    walk.push(total);
  }
  return walk;
}
