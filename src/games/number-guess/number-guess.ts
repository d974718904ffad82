import { bad, ok, type Result } from "../../base/refusal.ts";
import type { OneShotGame } from "../game.ts";
import { isMultiplier, isRecord, onlyKeys, wholeNumber } from "../parse.ts";
import { perRules } from "../per-rules.ts";

export const NUMBERS = 100;
/** The farthest two of 100 numbers in a ring can be apart. */
export const DISTANCE_MAX = NUMBERS / 2;

/** A guess at most `within` away from the target returns `pays` ten-thousandths; the nearest tier counts. */
export type Tier = { readonly within: number; readonly pays: number };
/** tiers: from the nearest to the farthest. */
export type NumberGuessRules = { readonly tiers: readonly Tier[] };
export type NumberGuessBet = { readonly guess: number };
export type NumberGuessOutcome = { readonly target: number };

/** 36 + 2 * 8 + 8 * 2 + 10 * 1.2 + 20 * 0.8 = 96 stakes come back for 100 targets. */
const RULES: NumberGuessRules = {
  tiers: [
    { within: 0, pays: 360_000 },
    { within: 1, pays: 80_000 },
    { within: 5, pays: 20_000 },
    { within: 10, pays: 12_000 },
    { within: 20, pays: 8_000 },
  ],
};

/** Distance around the ring in which 100 and 1 are neighbours. */
export function distanceOf(guess: number, target: number): number {
  const apart = Math.abs(guess - target);
  return Math.min(apart, NUMBERS - apart);
}

const paysBy = perRules((rules: NumberGuessRules) =>
  Float64Array.from(
    { length: DISTANCE_MAX + 1 },
    (_, distance) => rules.tiers.find((tier) => distance <= tier.within)?.pays ?? 0,
  ),
);

function parseTier(input: unknown, at: string, after: number): Result<Tier> {
  if (!isRecord(input)) return bad(at, 'a tier is {"within": distance, "pays": ten-thousandths}');
  const within = wholeNumber(input["within"], after + 1, DISTANCE_MAX);
  if (within === undefined)
    return bad(
      `${at}/within`,
      `within is a whole number up to ${DISTANCE_MAX}, farther than the tier before`,
    );
  const pays = input["pays"];
  if (!isMultiplier(pays)) return bad(`${at}/pays`, "pays is a whole number of ten-thousandths");
  return onlyKeys(input, ["within", "pays"]) ?? ok({ within, pays });
}

function parseRules(input: unknown): Result<NumberGuessRules> {
  const list: unknown = isRecord(input) ? input["tiers"] : undefined;
  if (!isRecord(input) || !Array.isArray(list)) return bad("", 'rules are {"tiers": [tiers]}');
  if (list.length === 0 || list.length > DISTANCE_MAX + 1) return bad("/tiers", "there is at least one tier");
  const tiers: Tier[] = [];
  for (const [index, entry] of list.entries()) {
    const tier = parseTier(entry, `/tiers/${index}`, tiers.at(-1)?.within ?? -1);
    if (!tier.ok) return tier;
    tiers.push(tier.value);
  }
  return onlyKeys(input, ["tiers"]) ?? ok({ tiers });
}

function parseBet(_rules: NumberGuessRules, input: unknown): Result<NumberGuessBet> {
  if (!isRecord(input)) return bad("", 'a bet is {"guess": 1 to 100}');
  const guess = wholeNumber(input["guess"], 1, NUMBERS);
  if (guess === undefined) return bad("/guess", `guess is a whole number from 1 to ${NUMBERS}`);
  return onlyKeys(input, ["guess"]) ?? ok({ guess });
}

export const numberGuess: OneShotGame<NumberGuessRules, NumberGuessBet, NumberGuessOutcome> = {
  id: "number-guess",
  name: "Number guess",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  draw: (_rules, _bet, draws) => ({ target: 1 + draws.below(NUMBERS) }),
  multiplier: (rules, bet, { target }) => paysBy(rules)[distanceOf(bet.guess, target)] ?? 0,
};
