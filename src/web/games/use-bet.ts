import { useState } from "react";
import type { Json } from "../../base/canonical.ts";

const STEPS_MAX = 100;

export type BetDraft = {
  readonly bet: Json | null;
  readonly canUndo: boolean;
  set(bet: Json | null): void;
  undo(): void;
};

/** The bet being composed, with its earlier states. */
export function useBet(first: Json | null): BetDraft {
  const [steps, setSteps] = useState<readonly (Json | null)[]>([first]);
  return {
    bet: steps.at(-1) ?? null,
    canUndo: steps.length > 1,
    set: (bet) => setSteps((before) => [...before.slice(1 - STEPS_MAX), bet]),
    undo: () => setSteps((before) => (before.length > 1 ? before.slice(0, -1) : before)),
  };
}
