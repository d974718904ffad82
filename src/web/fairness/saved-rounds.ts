import { isFields } from "./fields.ts";
import { parseJson } from "./parse-json.ts";
import { readSavedRound, type SavedRound } from "./saved-round.ts";

/** Rounds that were saved together: one, or all of a seed pair. `skipped` are entries that are no revealed round. */
export type SavedRounds = { readonly rounds: readonly SavedRound[]; readonly skipped: number };

/** More than this is no export of ours. */
const ROUNDS_MAX = 1_000_000;

/**
 * What was saved or copied: {"round", "rules"}, a list of those under "proofs", or a whole pair, {"rounds": […], "rules": {id: rules}}.
 * Undefined when there is no revealed round in it.
 */
export function parseSavedRounds(json: string): SavedRounds | undefined {
  const whole = parseJson(json);
  if (!isFields(whole)) return undefined;
  const { rounds: list, proofs, rules } = whole;
  const entries = Array.isArray(list)
    ? list.map((round) => ({
        round,
        rules: isFields(rules) && isFields(round) ? rules[String(round["rulesId"])] : undefined,
      }))
    : Array.isArray(proofs)
      ? proofs
      : [whole];
  if (entries.length > ROUNDS_MAX) return undefined;
  const rounds = entries.flatMap((entry) => readSavedRound(entry) ?? []);
  return rounds.length === 0 ? undefined : { rounds, skipped: entries.length - rounds.length };
}
