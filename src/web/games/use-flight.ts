import { useEffect, useLayoutEffect, useRef } from "react";

type Flight = {
  /** Starts a run when it becomes true; a run that it ends early is cut to its last frame. */
  readonly active: boolean;
  readonly ms: number;
  /** Draws the moment t, 0 to 1. Called with 1 for every still. */
  draw(t: number, dtMs: number): void;
  done(): void;
};

/** Tab in the background: frames stop coming. The result must not wait for them. */
const STALL_MS = 400;

/**
 * Runs a motion frame by frame outside React. The still (t = 1) is drawn whenever nothing runs, so that a scene that was skipped,
 * reloaded or printed looks the same as one that was watched.
 */
export function useFlight({ active, ms, draw, done }: Flight): void {
  const latest = useRef({ draw, done });
  latest.current = { draw, done };

  useLayoutEffect(() => {
    if (!active) draw(1, 0);
  });

  useEffect(() => {
    if (!active) return;
    let frame = 0;
    let finished = false;
    let startMs = 0;
    let lastMs = 0;
    const finish = (): void => {
      if (finished) return;
      finished = true;
      latest.current.draw(1, 0);
      latest.current.done();
    };
    const step = (nowMs: number): void => {
      if (finished) return;
      if (startMs === 0) startMs = lastMs = nowMs;
      const t = ms <= 0 ? 1 : (nowMs - startMs) / ms;
      if (t >= 1) {
        finish();
        return;
      }
      latest.current.draw(t, nowMs - lastMs);
      lastMs = nowMs;
      frame = requestAnimationFrame(step);
    };
    latest.current.draw(0, 0);
    frame = requestAnimationFrame(step);
    const guard = setTimeout(finish, ms + STALL_MS);
    return () => {
      finished = true;
      cancelAnimationFrame(frame);
      clearTimeout(guard);
    };
  }, [active, ms]);
}
