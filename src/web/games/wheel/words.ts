import type { WheelBet, WheelOutcome } from "../../../games/wheel/wheel.ts";
import { defineWords } from "../words.ts";

export const wheelWords = defineWords<WheelBet, WheelOutcome>({
  bet: ({ segments, risk }) => `${segments} segments, ${risk} risk`,
  outcome: ({ segment }) => `Segment ${segment + 1}`,
  mark: ({ segment }) => String(segment + 1),
  draw: ({ segment }) => `segment ${segment + 1}`,
});
