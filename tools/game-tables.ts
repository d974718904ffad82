import { present } from "../src/base/assert.ts";
import { ratio, toDecimal } from "../src/base/ratio.ts";
import { blackjack } from "../src/games/blackjack/blackjack.ts";
import { CHART_UPS, type ChartRow, chartOf } from "../src/games/blackjack/chart.ts";
import { blackjackOdds } from "../src/games/blackjack/odds.ts";
import type { BlackjackRules } from "../src/games/blackjack/rules.ts";
import { GAMES } from "../src/games/catalog.ts";
import type { GameId } from "../src/games/ids.ts";
import { oddsOf } from "../src/games/odds.ts";
import { percent, tableOf } from "../src/games/tables.ts";
import { HANDS } from "../src/games/video-poker/counts.ts";
import { LINES } from "../src/games/video-poker/lines.ts";
import { PUBLISHED } from "../src/games/video-poker/published.generated.ts";
import { meanReturn } from "../src/games/video-poker/ranking.ts";

/** Tables of games with choices that neither rules nor odds show, printed into docs/games/*.md by tools/game-docs.ts. */

type Align = "---" | "---:";
const table = (head: readonly string[], align: readonly Align[], rows: readonly (readonly string[])[]) =>
  [head, align, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

function chartTable(title: string, rows: readonly ChartRow[]): string {
  const ups = CHART_UPS.map((points) => (points === 1 ? "A" : points === 10 ? "T" : String(points)));
  return table(
    [title, ...ups],
    ["---", ...ups.map((): Align => "---")],
    rows.map(({ hand, cells }) => [hand, ...cells]),
  );
}

/** What a change of one rule makes of the return. */
const VARIANTS: readonly (readonly [name: string, change: Partial<BlackjackRules>])[] = [
  ["the rules in force", {}],
  ["no surrender", { surrender: "none" }],
  ["no double after a split", { doubleAfterSplit: "refused" }],
  ["two hands at most", { handsMax: 2 }],
  ["the dealer hits a soft 17", { soft17: "hit" }],
  ["a blackjack pays 6 to 5", { blackjack: 22_000 }],
  [
    "no surrender, no double after a split, two hands at most",
    { surrender: "none", doubleAfterSplit: "refused", handsMax: 2 },
  ],
];

function blackjackTables(): string {
  const chart = chartOf(blackjack.rules);
  const worth = VARIANTS.map(([name, change]) => {
    const { rtp } = oddsOf(blackjackOdds.distribution({ ...blackjack.rules, ...change }, {}));
    return [name, percent(rtp, 6), percent(ratio(rtp.d - rtp.n, rtp.d), 6)];
  });
  return [
    chartTable("hard", chart.hard),
    chartTable("soft", chart.soft),
    chartTable("pair", chart.pairs),
    table(["rules", "return", "edge"], ["---", "---:", "---:"], worth),
  ].join("\n\n");
}

export function tablesBlock(id: GameId): string {
  if (id === "blackjack") return blackjackTables();
  const printed = tableOf(id, GAMES[id].rules);
  if (!printed) throw new Error(`${id} has no tables of its own: rules and odds say it all`);
  return table(
    printed.columns.map(([name]) => name),
    printed.columns.map(([, kind]) => (kind === "figures" ? "---:" : "---")),
    printed.rows,
  );
}

/** The ranked list of what to hold, with what each line decides and returns under the published pays. */
export function strategyBlock(id: GameId): string {
  if (id !== "video-poker") throw new Error(`${id} has no ranked list`);
  const share = (hands: number): string => percent(ratio(hands, HANDS), 3);
  return table(
    ["", "hold", "for example", "decides", "returns on average"],
    ["---:", "---", "---", "---:", "---:"],
    LINES.map(({ name, example, kept }, at) => {
      const decided = present(PUBLISHED.lines[at], `the published figures of line ${at + 1}`);
      const cards = `${example.slice(0, kept).join(" ")} (${example.slice(kept).join(" ")})`.replace(
        /^ | ?\(\)/g,
        "",
      );
      return [String(at + 1), name, cards, share(decided.hands), toDecimal(meanReturn(decided), 4)];
    }),
  );
}
