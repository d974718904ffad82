/**
 * Works out the best strategy's results under the published rules and writes src/games/video-poker/published.generated.ts,
 * so that pages show the odds without the second it takes. Run it after a change of the published pays.
 */
import { writeFileSync } from "node:fs";
import { rulesIdOf } from "../src/games/game.ts";
import { bestStrategyCounts } from "../src/games/video-poker/odds.ts";
import { videoPoker } from "../src/games/video-poker/video-poker.ts";

const { rules } = videoPoker;
const text = `// Written by tools/video-poker-odds.ts; test/games/video-poker.test.ts works it out again.
/** The rules that the counts are of, and how many of all plays end in each paid category, the best first. */
export const PUBLISHED = {
  rulesId: "${rulesIdOf(videoPoker.id, rules)}",
  counts: [
${bestStrategyCounts(rules)
  .map((count) => `    ${count},`)
  .join("\n")}
  ],
} as const;
`;
writeFileSync(new URL("../src/games/video-poker/published.generated.ts", import.meta.url), text);
