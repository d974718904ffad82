import type { PlinkoBet, PlinkoOutcome } from "../../../games/plinko/plinko.ts";
import { defineWords } from "../words.ts";

export const plinkoWords = defineWords<PlinkoBet, PlinkoOutcome>({
  bet: ({ rows, risk }) => `${rows} rows, ${risk} risk`,
  outcome: ({ path, bucket }) => `Bucket ${bucket + 1} of ${path.length + 1}`,
  mark: ({ bucket }) => String(bucket + 1),
  draw: ({ path }, index) => (path[index] === "R" ? "right" : "left"),
});
