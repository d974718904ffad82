import { useEffect, useRef, useState } from "react";
import type { Phase } from "./scene.ts";

/** Long enough to read what came and to stop. */
const PAUSE_MS = 900;

export type Repeat = {
  /** How many rounds this run has played, or null while none runs. */
  readonly count: number | null;
  start(): void;
  stop(): void;
};

type Watch = {
  readonly phase: Phase;
  /** Whether the next round may be played: a bet, enough credits, no fault. */
  readonly ready: boolean;
  play(): void;
};

/** The same bet again and again, until stopped. Ends by itself when a round cannot be played or the page is out of sight. */
export function useRepeat({ phase, ready, play }: Watch): Repeat {
  const [count, setCount] = useState<number | null>(null);
  const latest = useRef(play);
  latest.current = play;
  const running = count !== null;

  useEffect(() => {
    if (!running || phase !== "idle") return;
    if (!ready || document.hidden) {
      setCount(null);
      return;
    }
    const timer = setTimeout(
      () => {
        setCount((before) => (before === null ? null : before + 1));
        latest.current();
      },
      count === 0 ? 0 : PAUSE_MS,
    );
    return () => clearTimeout(timer);
  }, [running, phase, ready, count]);

  return { count, start: () => setCount(0), stop: () => setCount(null) };
}
