import { useEffect, useRef } from "react";
import type { SceneResult } from "./scene.ts";
import { useFlight } from "./use-flight.ts";

/** A thing heard at a moment of a motion, milliseconds from its beginning. */
export type Beat = { readonly atMs: number; sound(): void };

type Reveal = {
  readonly active: boolean;
  readonly ms: number;
  readonly beats?: readonly Beat[];
  done(): void;
};

/** For motions that style sheets carry out: keeps their time, sounds their beats, and says when they are over. */
export function useReveal({ active, ms, beats = [], done }: Reveal): void {
  const heard = useRef(0);
  useFlight({
    active,
    ms,
    draw(t) {
      if (!active || t === 0) heard.current = 0;
      if (!active) return;
      for (const beat of beats.slice(heard.current)) {
        if (beat.atMs > t * ms || t >= 1) break;
        heard.current += 1;
        beat.sound();
      }
    },
    done,
  });
}

/** The result that was shown before the one that is being revealed: what moves is the difference between the two. */
export function useBefore<Bet, Outcome>(
  result: SceneResult<Bet, Outcome> | null,
  revealing: boolean,
): SceneResult<Bet, Outcome> | null {
  const before = useRef(result);
  useEffect(() => {
    if (!revealing) before.current = result;
  });
  return before.current?.id === result?.id ? before.current : null;
}
