import { useEffect, useState } from "react";

/** Between one step and the next: long enough to see what it came to. */
const BETWEEN_MS = 700;

export type Telling = {
  /** Which stage is on the table; -1 is the empty table before it. */
  readonly at: number;
  readonly moving: boolean;
  /** Changes with every beginning, so that a scene begins anew too. */
  readonly run: number;
  /** The motion is over, or is skipped. */
  arrived(): void;
  /** From the empty table again. */
  again(): void;
  /** To a stage, as a still. */
  show(at: number): void;
};

/** Tells a round from its beginning, stage after stage, each as a motion; with `still` only its end is shown, and the rest on request. */
export function useTelling(stages: number, still: boolean): Telling {
  const last = stages - 1;
  const [now, setNow] = useState({ at: still ? last : -1, moving: false, telling: !still, run: 0 });
  const { at, moving, telling, run } = now;

  useEffect(() => {
    if (!telling || moving || at >= last) return;
    const next = (): void => setNow((from) => ({ ...from, at: from.at + 1, moving: true }));
    // The empty table is a frame, so that what comes first is dealt onto something.
    const timer = setTimeout(next, at < 0 ? 0 : BETWEEN_MS);
    return () => clearTimeout(timer);
  }, [telling, moving, at, last]);

  return {
    at,
    moving,
    run,
    arrived: () => setNow((from) => ({ ...from, moving: false })),
    again: () => setNow((from) => ({ at: -1, moving: false, telling: true, run: from.run + 1 })),
    show: (to) =>
      setNow((from) => ({
        ...from,
        at: Math.max(0, Math.min(last, to)),
        moving: false,
        telling: false,
      })),
  };
}
