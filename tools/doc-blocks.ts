import type { Json } from "../src/base/canonical.ts";
import { MULTIPLIER_ONE } from "../src/base/money.ts";
import { type Ratio, ratio, toDecimal } from "../src/base/ratio.ts";
import { parseClientSeed, parseServerSeed } from "../src/fair/seed.ts";
import { importServerSeed, tracedDraws } from "../src/fair/stream.ts";
import { type Game, rulesIdOf } from "../src/games/game.ts";
import { type Distribution, type GameOdds, oddsOf, standardDeviation } from "../src/games/odds.ts";

const WIDTH = 120;

/** JSON for reading: what fits is on one line. */
export function jsonText(value: Json, indent = ""): string {
  const line = JSON.stringify(value)
    .replaceAll('":', '": ')
    .replaceAll(',"', ', "')
    .replaceAll(/,(?=[\d{[-])/g, ", ");
  if (typeof value !== "object" || value === null || indent.length + line.length <= WIDTH) return line;
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  if (Array.isArray(value) && value.every((item) => typeof item !== "object")) {
    return `${open}\n${wrapped(
      value.map((item) => JSON.stringify(item)),
      deeper,
    )}\n${indent}${close}`;
  }
  const parts = Array.isArray(value)
    ? value.map((item) => `${deeper}${jsonText(item as Json, deeper)}`)
    : Object.entries(value).map(([key, item]) => `${deeper}"${key}": ${jsonText(item as Json, deeper)}`);
  return `${open}\n${parts.join(",\n")}\n${indent}${close}`;
}

/** Items with commas between, as many on a line as fit. */
function wrapped(items: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = indent;
  for (const [index, item] of items.entries()) {
    const text = index < items.length - 1 ? `${item}, ` : item;
    if (line.length + text.length > WIDTH && line !== indent) {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += text;
  }
  return [...lines, line].join("\n");
}

export function rulesBlock(game: Game): string {
  const id = rulesIdOf(game.id, game.rules);
  return `Rules id \`${id}\`.\n\n\`\`\`json\n${jsonText(game.rules)}\n\`\`\``;
}

const times = (multiplier: number): string =>
  `${toDecimal(ratio(multiplier, MULTIPLIER_ONE), 4).replace(/\.?0+$/, "")}x`;

/** A probability as a person reads it: in hundred down to one in a thousand, then one in so many. */
function chance(probability: Ratio): string {
  const percent = toDecimal(ratio(probability.n * 100n, probability.d), 4);
  return probability.n * 1_000n >= probability.d
    ? `${percent} %`
    : `1 in ${toDecimal(ratio(probability.d, probability.n), 0)}`;
}

function distributionTable(distribution: Distribution): string {
  const rows = distribution.map(
    (c) => `| ${times(c.multiplier)} | ${c.probability.n}/${c.probability.d} | ${chance(c.probability)} |`,
  );
  return ["| returns | exactly | chance |", "|---:|---:|---:|", ...rows].join("\n");
}

/** Distributions longer than this are left to `npm run cli -- odds`. */
const CLASSES_MAX = 60;
const BETS_MAX = 3;

export function oddsBlock(game: Game, odds: GameOdds): string {
  const named = odds.bets(game.rules).map((entry) => ({
    ...entry,
    odds: oddsOf(odds.distribution(game.rules, entry.bet)),
  }));
  const rows = named.map(
    ({ name, odds: o }) =>
      `| ${name} | ${o.rtp.n}/${o.rtp.d} | ${toDecimal(ratio(o.rtp.n * 100n, o.rtp.d), 4)} % | ${chance(o.hit)} | ${standardDeviation(o).toFixed(4)} | ${times(o.maxWin)} |`,
  );
  const table = [
    "| bet | return, exactly | return | any return | deviation | most |",
    "|---|---:|---:|---:|---:|---:|",
    ...rows,
  ];
  const distributions = named
    .filter(({ odds: o }) => named.length <= BETS_MAX && o.distribution.length <= CLASSES_MAX)
    .map(({ name, odds: o }) => `Every result of ${name}:\n\n${distributionTable(o.distribution)}`);
  return [table.join("\n"), ...distributions].join("\n\n");
}

/** The seeds of the published vector: docs/fairness.md. */
const SEEDS = {
  server: parseServerSeed("18e93f4a7b5b58d2569765766d1b6c3296bbd8430d6f20249044d72f14720159"),
  client: parseClientSeed("bb62964774"),
  nonce: 1,
} as const;

/** One round worked out draw by draw, by the first published bet that wins it (the middle one if none does); one-shot games only. */
export function exampleBlock(game: Game, odds: GameOdds): string {
  if (game.kind !== "one-shot") throw new Error(`${game.id} has choices: write its example by hand`);
  const { server, client, nonce } = SEEDS;
  if (!server || !client) throw new Error("the example's seeds do not parse");
  const played = odds.bets(game.rules).map(({ bet }) => {
    const { draws, trace } = tracedDraws(importServerSeed(server), client, nonce);
    const outcome = game.draw(game.rules, bet, draws);
    return { bet, outcome, trace, multiplier: game.multiplier(game.rules, bet, outcome) };
  });
  const shown = played.find(({ multiplier }) => multiplier > 0) ?? played[Math.floor(played.length / 2)];
  if (!shown) throw new Error(`${game.id} publishes no bets`);
  const { bet, outcome, trace, multiplier } = shown;
  return [
    `Server seed \`${server}\`, client seed \`${client}\`, nonce ${nonce}, bet \`${JSON.stringify(bet)}\`:`,
    "",
    "| draw | words | gives |",
    "|---|---:|---:|",
    ...trace.map(({ n, value, words }) => `| below(${n}) | ${words.join(", ") || "none"} | ${value} |`),
    "",
    `Outcome \`${JSON.stringify(outcome)}\`, multiplier ${multiplier}: ${times(multiplier)} the stake.`,
  ].join("\n");
}
