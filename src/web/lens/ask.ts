import type { Share } from "../../games/lens.ts";
import { workerAsker } from "../ui/ask-worker.ts";
import type { LensFigures } from "./figures.ts";

/** Works out what may have come of a bet after so many rounds. */
export const askLens = workerAsker<[shares: readonly Share[], rounds: number], LensFigures>(
  () => new Worker(new URL("./lens.worker.ts", import.meta.url), { type: "module" }),
  "the lens could not be worked out",
);
