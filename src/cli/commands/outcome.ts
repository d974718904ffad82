import { type RoundInputs, recompute } from "../../services/recompute.ts";
import { type Command, type Given, type Io, jsonOf, required, textOf, toJson, Usage } from "../command.ts";

async function inputsOf(given: Given, io: Io): Promise<RoundInputs> {
  const [game] = given.words;
  if (game === undefined) throw new Usage("which game?");
  const nonce = Number(required(given, "nonce"));
  const moves = textOf(given, "moves");
  const rules = textOf(given, "rules");
  const stake = textOf(given, "stake");
  const parsedMoves = moves === undefined ? undefined : jsonOf(moves, "moves");
  if (parsedMoves !== undefined && !Array.isArray(parsedMoves)) throw new Usage("--moves is a list");
  if (stake !== undefined && !/^\d{1,16}$/.test(stake))
    throw new Usage("--stake is a whole number of minor units");
  return {
    game: game as RoundInputs["game"],
    serverSeed: required(given, "server-seed"),
    clientSeed: required(given, "client-seed"),
    nonce,
    bet: jsonOf(required(given, "bet"), "bet"),
    moves: parsedMoves,
    rules: rules === undefined ? undefined : jsonOf(await io.readFile(rules), "rules"),
    stake: stake === undefined ? undefined : BigInt(stake),
  };
}

export const outcome: Command<unknown> = {
  name: "outcome",
  usage:
    "outcome <game> --server-seed HEX --client-seed TEXT --nonce N --bet JSON [--moves JSON] [--stake N] [--rules FILE] [--json]",
  summary: "Recompute a round from its seeds, offline",
  options: {
    "server-seed": { type: "string" },
    "client-seed": { type: "string" },
    nonce: { type: "string" },
    bet: { type: "string" },
    moves: { type: "string" },
    stake: { type: "string" },
    rules: { type: "string" },
  },
  details: [
    "--server-seed HEX   the revealed server seed (its text is the key)",
    "--client-seed TEXT  the client seed",
    "--nonce N           the round's nonce",
    "--bet JSON          the bet as it was sent",
    "--moves JSON        a list of moves, for games that have them",
    "--stake N           the opening stake in minor units (100 is 1 credit, the default)",
    "--rules FILE        a rules version other than the published one",
  ],
  async run(given, io) {
    const inputs = await inputsOf(given, io);
    const done = recompute(inputs);
    if (!done.ok) throw new Usage(done.faults.map((fault) => `${fault.at}: ${fault.what}`).join("\n"));
    const { words, trace, outcome: result, multiplier, payout, staked, over, rulesId } = done.value;
    if (given.json) {
      io.out(
        toJson({ game: inputs.game, rulesId, words, outcome: result, over, multiplier, staked, payout }),
      );
      return 0;
    }
    for (const draw of trace) io.out(`below(${draw.n}) = ${draw.value}   words ${draw.words.join(" ")}`);
    io.out(`outcome     ${JSON.stringify(result)}`);
    io.out(
      over
        ? `multiplier  ${multiplier / 10_000}×\npayout      ${payout} of ${staked} staked`
        : "the round is still open",
    );
    return 0;
  },
};
