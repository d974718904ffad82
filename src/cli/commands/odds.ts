import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type OddsLine, publishedOdds } from "../../services/catalog.ts";
import { distributionSvg } from "../chart.ts";
import { type Command, textOf, toJson, Usage } from "../command.ts";
import { table } from "../table.ts";

const percent = (part: number): string => `${(part * 100).toFixed(4)} %`;

const rowOf = (line: OddsLine): string[] => [
  line.name,
  `${line.rtp.n.length > 24 ? "…" : `${line.rtp.n}/${line.rtp.d}`}`,
  percent(Number(line.rtpDecimal)),
  percent(1 - Number(line.rtpDecimal)),
  line.sd.toFixed(4),
  percent(line.hit),
  `${line.maxWin / 10_000}×`,
];

export const odds: Command<unknown> = {
  name: "odds",
  usage: "odds [game] [--json] [--svg FOLDER]",
  summary: "Exact return, edge, volatility, hit frequency and distribution of every bet",
  options: { svg: { type: "string" } },
  details: ["--svg FOLDER   also draws the distribution of each bet into this folder"],
  async run(given, io) {
    const reports = publishedOdds(given.words[0]);
    if (!reports) throw new Usage(`${given.words[0]} is not a game of this house`);
    const folder = textOf(given, "svg");
    if (folder !== undefined) {
      for (const { game, bets } of reports) {
        for (const [index, bet] of bets.entries()) {
          const file = join(folder, `${game}-${index}.svg`);
          await writeFile(file, distributionSvg(`${game} ${bet.name}`, bet.distribution));
          io.err(file);
        }
      }
    }
    if (given.json) {
      io.out(toJson(given.words[0] === undefined ? { games: reports } : reports[0]));
      return 0;
    }
    for (const { game, rulesId, bets } of reports) {
      io.out(`\n${game}  rules ${rulesId}\n`);
      io.out(table(["bet", "return", "", "edge", "sd", "hit", "most"], bets.map(rowOf)));
    }
    return 0;
  },
};
