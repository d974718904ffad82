import type { Json } from "../../base/canonical.ts";
import { type Recomputed, sameJson } from "./recompute.ts";

/** What the house has told about a round: before the bet (the commitment) and after it. */
export type Told = {
  readonly serverSeedHash?: string;
  readonly rulesId?: string;
  readonly outcome?: Json;
  /** Minor units: all that was staked. */
  readonly stake?: number;
  readonly payout?: number;
};

export type Check = {
  readonly name: string;
  readonly holds: boolean;
  readonly told: string;
  readonly found: string;
};

/** Everything that was told, held against what comes out. Nothing told, nothing to check. */
export function checksOf(told: Told, found: Recomputed, say: (outcome: Json) => string): Check[] {
  const checks: Check[] = [];
  const add = (name: string, toldText: string, foundText: string, holds = toldText === foundText): void => {
    checks.push({ name, holds, told: toldText, found: foundText });
  };
  if (told.serverSeedHash !== undefined) add("Commitment", told.serverSeedHash, found.commitment);
  if (told.rulesId !== undefined) add("Rules", told.rulesId, found.rulesId);
  if (told.outcome !== undefined) {
    add("Outcome", say(told.outcome), say(found.outcome), sameJson(told.outcome, found.outcome));
  }
  if (told.stake !== undefined) add("Staked", major(told.stake), major(found.staked));
  if (told.payout !== undefined) add("Paid", major(told.payout), major(found.payout));
  return checks;
}

const major = (minor: number): string => (minor / 100).toFixed(2);
