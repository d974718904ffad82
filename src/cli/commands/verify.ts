import type { RoundInputs } from "../../services/recompute.ts";
import { type ExportedRound, type VerifyCheck, verifyRound } from "../../services/recompute.ts";
import { type Command, type Io, jsonOf, toJson, Usage } from "../command.ts";

type Rules = RoundInputs["rules"];
type Exported = {
  readonly round?: ExportedRound;
  readonly rules?: Rules;
  readonly proofs?: readonly Exported[];
  /** A whole pair: its rounds, and each rules version once, by its id. */
  readonly rounds?: readonly ExportedRound[];
};

async function read(source: string, io: Io): Promise<Exported> {
  if (!/^https?:/.test(source)) return jsonOf(await io.readFile(source), "file") as Exported;
  const response = await fetch(source, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Usage(`${source} answered ${response.status}`);
  return (await response.json()) as Exported;
}

/** A single proof, or a list of them (a seed pair's whole history). */
function proofsOf(exported: Exported): { round: ExportedRound; rules: never }[] {
  const { rounds } = exported;
  const byId = exported.rules as Readonly<Record<string, Rules>> | undefined;
  const list: readonly Exported[] = rounds?.map((round) => ({ round, rules: byId?.[round.rulesId] })) ??
    exported.proofs ?? [exported];
  return list.map((proof) => {
    if (!proof.round || proof.rules === undefined)
      throw new Usage('the file has no {"round", "rules"}: export it from the history page');
    return { round: proof.round, rules: proof.rules as never };
  });
}

export const verify: Command<unknown> = {
  name: "verify",
  usage: "verify <file or address> [--json]",
  summary: "Check an exported round, or a list of them, against its seeds and rules",
  options: {},
  details: [
    "A file holds {round, rules} as GET /api/v1/rounds/{id} and /replays/{id} answer, {proofs: [{round, rules}, …]},",
    "or a whole pair as the fairness page saves it: {rounds: […], rules: {id: rules}}.",
  ],
  async run(given, io) {
    const [source] = given.words;
    if (source === undefined) throw new Usage("which file?");
    const results = proofsOf(await read(source, io)).map(({ round, rules }) => ({
      game: round.game,
      nonce: round.nonce,
      checks: verifyRound(round, rules),
    }));
    const ok = results.every(({ checks }) => checks.every((check: VerifyCheck) => check.ok));
    if (given.json) io.out(toJson({ ok, rounds: results }));
    else {
      for (const { game, nonce, checks } of results) {
        io.out(`${game} nonce ${nonce}`);
        for (const check of checks) io.out(`  ${check.ok ? "✓" : "✗"} ${check.name}: ${check.detail}`);
      }
      io.out(ok ? `\nEverything holds (${results.length}).` : "\nSomething does not hold.");
    }
    return ok ? 0 : 1;
  },
};
