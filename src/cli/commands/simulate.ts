import { writeFile } from "node:fs/promises";
import { STRATEGIES } from "../../services/simulate/job.ts";
import { simulate as run, type Simulation } from "../../services/simulate/simulate.ts";
import { type Command, type Given, textOf, toJson, Usage } from "../command.ts";
import { progressBar } from "../progress.ts";
import { simulationReport } from "../report.ts";

const ROUNDS_MAX = 1e11;
/** A sample this unlikely is not chance any more. */
const ALARM = 1e-6;

type Whole = { readonly otherwise: number; readonly min: number; readonly max: number };

function whole(given: Given, name: string, { otherwise, min, max }: Whole): number {
  const text = textOf(given, name);
  if (text === undefined) return otherwise;
  const value = Number(text.replaceAll("_", ""));
  if (!Number.isSafeInteger(value) || value < min || value > max)
    throw new Usage(`--${name} is a whole number from ${min} to ${max}`);
  return value;
}

function lines(found: Simulation): string[] {
  const speed = found.speed.toLocaleString("en-GB");
  const agreed = found.exact?.agreement;
  return [
    `${found.game} ${found.bet}: ${found.rounds.toLocaleString("en-GB")} rounds in ${found.seconds.toFixed(1)} s (${speed} a second and core)`,
    `return     ${(found.mean * 100).toFixed(5)} %${agreed ? `   exact ${(agreed.meanExpected * 100).toFixed(5)} %   z = ${agreed.z.toFixed(2)}` : ""}`,
    `deviation  ${found.deviation.toFixed(5)}${agreed ? `   exact ${agreed.deviationExpected.toFixed(5)}` : ""}`,
    agreed
      ? `chi-square ${agreed.chiSquare.toFixed(2)} on ${agreed.degrees} degrees, p = ${agreed.chiSquareChance.toPrecision(3)}`
      : "The exact figures are those of the best strategy; this one has none to be compared with.",
  ];
}

async function writeReport(path: string, text: string, flag: "w" | "a" = "w"): Promise<void> {
  try {
    await writeFile(path, text, { flag });
  } catch {
    throw new Usage(`--html: ${path} cannot be written`);
  }
}

export const simulate: Command<unknown> = {
  name: "simulate",
  usage:
    "simulate <game> [--bet NAME|JSON] [--rounds N] [--strategy best|default|random] [--seed N] [--html FILE] [--json]",
  summary: "Play millions of rounds on all cores and hold them to the exact odds",
  options: {
    bet: { type: "string" },
    rounds: { type: "string" },
    strategy: { type: "string" },
    seed: { type: "string" },
    html: { type: "string" },
  },
  details: [
    "--bet NAME|JSON   a bet as odds names it, or as JSON; the first bet otherwise",
    "--rounds N        ten million unless told otherwise",
    "--strategy S      best (as the exact odds assume), default (the move made when time is up), random",
    "--seed N          1 unless told otherwise: the same seed plays the same rounds",
    "--html FILE       a report with plots",
    `Exit code 1 when the sample is less likely than ${ALARM} under the exact odds.`,
  ],
  async run(given, io) {
    const [game] = given.words;
    if (game === undefined) throw new Usage("which game?");
    const strategy = STRATEGIES.find((name) => name === (textOf(given, "strategy") ?? "best"));
    if (!strategy) throw new Usage(`--strategy is one of ${STRATEGIES.join(", ")}`);
    const rounds = whole(given, "rounds", { otherwise: 10_000_000, min: 1, max: ROUNDS_MAX });
    const seed = whole(given, "seed", { otherwise: 1, min: 0, max: 2 ** 31 });
    const order = { game, bet: textOf(given, "bet"), rounds, strategy, seed };
    const html = textOf(given, "html");
    // Before minutes of play rather than after them. Nothing is added: what lies there stays until there is a report.
    if (html !== undefined) await writeReport(html, "", "a");
    const found = await run(order, progressBar(io, game));
    if (!found) throw new Usage(`there is no game ${game} with such a bet; see odds ${game}`);
    if (html !== undefined) await writeReport(html, simulationReport(found));
    const agreed = found.exact?.agreement;
    if (given.json) {
      const counts = [...found.counts].sort(([a], [b]) => a - b);
      io.out(toJson({ ...found, path: undefined, counts, exact: undefined, agreement: agreed }));
    } else {
      for (const line of lines(found)) io.out(line);
    }
    const wrong =
      agreed && (agreed.impossible.length > 0 || Math.min(agreed.meanChance, agreed.chiSquareChance) < ALARM);
    return wrong ? 1 : 0;
  },
};
