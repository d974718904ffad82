import { readFileSync } from "node:fs";
import type { Json } from "../src/base/canonical.ts";
import { parseClientSeed, parseServerSeed } from "../src/fair/seed.ts";
import { importServerSeed, tracedDraws } from "../src/fair/stream.ts";
import { replay, type SteppedGame } from "../src/games/game.ts";
import { jsonText } from "./doc-blocks.ts";

type Frozen = {
  readonly serverSeed: string;
  readonly clientSeed: string;
  readonly nonce: number;
  readonly stake: number;
  readonly bet: Json;
  readonly moves: readonly Json[];
};

/** The first round of test/vectors/<game>.json worked out draw by draw, for games with choices. */
export function steppedExample(game: SteppedGame): string {
  const file = new URL(`../test/vectors/${game.id}.json`, import.meta.url);
  const [round] = (JSON.parse(readFileSync(file, "utf8")) as { rounds: Frozen[] }).rounds;
  const server = round && parseServerSeed(round.serverSeed);
  const client = round && parseClientSeed(round.clientSeed);
  if (!round || !server || !client) throw new Error(`${game.id}: its vectors have no first round`);
  const { draws, trace } = tracedDraws(importServerSeed(server), client, round.nonce);
  const state = replay(game, game.rules, round.bet, BigInt(round.stake), round.moves, draws);
  return [
    `Server seed \`${server}\`, client seed \`${client}\`, nonce ${round.nonce}, stake ${round.stake},`,
    `bet \`${JSON.stringify(round.bet)}\`, moves ${round.moves.map((move) => `\`${JSON.stringify(move)}\``).join(", ") || "none"}:`,
    "",
    "| draw | words | gives |",
    "|---|---:|---:|",
    ...trace.map(({ n, value, words }) => `| below(${n}) | ${words.join(", ") || "none"} | ${value} |`),
    "",
    `Staked ${game.staked(state)}, returned ${game.payout(game.rules, state)}, and the outcome is:`,
    "",
    `\`\`\`json\n${jsonText(game.view(game.rules, state))}\n\`\`\``,
  ].join("\n");
}
