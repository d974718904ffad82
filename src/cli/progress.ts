import type { Io } from "./command.ts";

const WIDTH = 32;
const REDRAW_MS = 100;

/** A bar that is redrawn on a terminal, and a line every tenth of the way elsewhere. */
export function progressBar(io: Io, label: string): (done: number) => void {
  const began = performance.now();
  let drawnMs = Number.NEGATIVE_INFINITY;
  let tenths = 0;
  return (done) => {
    const now = performance.now();
    const left = done > 0 ? ((now - began) / 1_000) * (1 / done - 1) : 0;
    if (io.isTerminal) {
      if (now - drawnMs < REDRAW_MS && done < 1) return;
      drawnMs = now;
      const full = Math.round(done * WIDTH);
      const bar = `${"█".repeat(full)}${"·".repeat(WIDTH - full)}`;
      io.redraw(
        `${label} ${bar} ${(done * 100).toFixed(0)} %  ${left.toFixed(0)} s left${done >= 1 ? "\n" : ""}`,
      );
    } else if (Math.floor(done * 10) > tenths) {
      tenths = Math.floor(done * 10);
      io.err(`${label} ${tenths * 10} %`);
    }
  };
}
