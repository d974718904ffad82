import type { VideoPokerRules } from "../../../games/video-poker/video-poker.ts";
import { workerAsker } from "../../ui/ask-worker.ts";
import type { Appraisal } from "./appraise.ts";

/** Asks what a hold was worth. The worker keeps its counts for the next questions. */
export const askAppraisal = workerAsker<
  [rules: VideoPokerRules, cards: readonly string[], hold: readonly number[]],
  Appraisal
>(
  () => new Worker(new URL("./appraise.worker.ts", import.meta.url), { type: "module" }),
  "the appraisal could not be loaded",
);
