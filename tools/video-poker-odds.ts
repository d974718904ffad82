/**
 * Works out the best strategy's results under the published rules, and those of the ranked list, and writes
 * src/games/video-poker/published.generated.ts, so that pages show them without the seconds it takes. Run it after a
 * change of the published pays or of the list.
 */
import { writeFileSync } from "node:fs";
import { rulesIdOf } from "../src/games/game.ts";
import { bestStrategyCounts } from "../src/games/video-poker/odds.ts";
import { rankingOf } from "../src/games/video-poker/ranking.ts";
import { videoPoker } from "../src/games/video-poker/video-poker.ts";

const { rules } = videoPoker;
const text = `// Written by tools/video-poker-odds.ts; test/games/video-poker.test.ts works it out again.
/**
 * The rules that the counts are of, how many of all plays end in each paid category, the best first, and what each line of
 * the ranked list decides (ranking.ts).
 */
export const PUBLISHED = {
  rulesId: "${rulesIdOf(videoPoker.id, rules)}",
  counts: [
${bestStrategyCounts(rules)
  .map((count) => `    ${count},`)
  .join("\n")}
  ],
  lines: [
${rankingOf(rules)
  .decided.map(({ hands, value }) => `    { hands: ${hands}, value: ${value}n },`)
  .join("\n")}
  ],
} as const;
`;
writeFileSync(new URL("../src/games/video-poker/published.generated.ts", import.meta.url), text);
