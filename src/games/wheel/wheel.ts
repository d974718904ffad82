import { bad, ok, type Result } from "../../base/refusal.ts";
import { type Draws, weightedBy } from "../../fair/draws.ts";
import type { OneShotGame } from "../game.ts";
import { isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";
import { perRules } from "../per-rules.ts";
import { indexTables, parsePays, parseTables, RISKS, type Risk, type Tables } from "../risk.ts";
import { WHEELS, type Wheel } from "./paytable.ts";

export type WheelRules = Tables<Wheel>;
export type WheelBet = { readonly segments: number; readonly risk: Risk };
/** segment: 0 is the first of the published table. */
export type WheelOutcome = { readonly segment: number };

export const SEGMENTS_MIN = 10;
export const SEGMENTS_MAX = 50;
/** Largest weight of a segment; 50 of them stay within below(2^32). */
const WEIGHT_MAX = 1_000_000;

/** A wheel and how its segment is drawn. */
type Turning = Wheel & { readonly turn: (draws: Draws) => number };
const turning = (table: Wheel): Turning => {
  const { segments, weights } = table;
  return { ...table, turn: weights ? weightedBy(weights) : (draws) => draws.below(segments) };
};

const wheelsBy = perRules((rules: WheelRules) =>
  indexTables(rules.tables.map(turning), (table) => table.segments),
);
const wheelOf = (rules: WheelRules, bet: WheelBet): Turning | undefined =>
  wheelsBy(rules)[bet.risk][bet.segments];

function parseWeights(input: unknown, at: string, length: number): Result<readonly number[]> {
  if (!Array.isArray(input) || input.length !== length)
    return bad(at, `weights is a list of ${length} whole numbers`);
  const wrong = input.findIndex((weight) => wholeNumber(weight, 1, WEIGHT_MAX) === undefined);
  if (wrong >= 0) return bad(`${at}/${wrong}`, `a weight is a whole number from 1 to ${WEIGHT_MAX}`);
  return ok([...(input as readonly number[])]);
}

function parseWheel(input: Readonly<Record<string, unknown>>, at: string) {
  const risk = oneOf(RISKS, input["risk"]);
  if (risk === undefined) return bad(`${at}/risk`, `risk is one of ${RISKS.join(", ")}`);
  const segments = wholeNumber(input["segments"], SEGMENTS_MIN, SEGMENTS_MAX);
  if (segments === undefined)
    return bad(`${at}/segments`, `a wheel has ${SEGMENTS_MIN} to ${SEGMENTS_MAX} segments`);
  const pays = parsePays(input["pays"], `${at}/pays`, segments);
  if (!pays.ok) return pays;
  const unknown = onlyKeys(input, ["risk", "segments", "pays", "weights"]);
  if (unknown) return unknown;
  const table = { risk, segments, pays: pays.value };
  if (!Object.hasOwn(input, "weights")) return ok({ table, risk, size: segments });
  const weights = parseWeights(input["weights"], `${at}/weights`, segments);
  return weights.ok ? ok({ table: { ...table, weights: weights.value }, risk, size: segments }) : weights;
}

function parseBet(rules: WheelRules, input: unknown): Result<WheelBet> {
  if (!isRecord(input)) return bad("", 'a bet is {"segments": 10, "risk": "low"}');
  const risk = oneOf(RISKS, input["risk"]);
  if (risk === undefined) return bad("/risk", `risk is one of ${RISKS.join(", ")}`);
  const segments = wholeNumber(input["segments"], SEGMENTS_MIN, SEGMENTS_MAX);
  if (segments === undefined || !wheelOf(rules, { segments, risk })) {
    const offered = rules.tables.filter((table) => table.risk === risk).map((table) => table.segments);
    return bad("/segments", `wheels of ${risk} risk have ${offered.join(", ")} segments`);
  }
  return onlyKeys(input, ["segments", "risk"]) ?? ok({ segments, risk });
}

export const wheel: OneShotGame<WheelRules, WheelBet, WheelOutcome> = {
  id: "wheel",
  name: "Wheel",
  kind: "one-shot",
  rules: { tables: WHEELS },
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: (input) => parseTables(input, parseWheel),
  parseBet,
  draw: (rules, bet, draws) => ({ segment: wheelOf(rules, bet)?.turn(draws) ?? 0 }),
  multiplier: (rules, bet, { segment }) => wheelOf(rules, bet)?.pays[segment] ?? 0,
};
