import { bad, ok, type Result } from "../../base/refusal.ts";
import { pick } from "../../fair/draws.ts";
import type { OneShotGame } from "../game.ts";
import { isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";
import { perRules } from "../per-rules.ts";
import { indexTables, parsePays, parseTables, RISKS, type Risk, type Tables } from "../risk.ts";
import { KENO_TABLES, type KenoTable } from "./paytable.ts";

export type KenoRules = Tables<KenoTable>;
/** numbers: 1 to 10 different ones, ascending once parsed. */
export type KenoBet = { readonly risk: Risk; readonly numbers: readonly number[] };
/** drawn: ten different numbers in the order of drawing. */
export type KenoOutcome = { readonly drawn: readonly number[] };

export const NUMBERS = 40;
export const DRAWN = 10;
export const PICKS_MAX = 10;

const ALL: readonly number[] = Array.from({ length: NUMBERS }, (_, i) => 1 + i);

const tablesBy = perRules((rules: KenoRules) => indexTables(rules.tables, (table) => table.picks));
const tableOf = (rules: KenoRules, risk: Risk, picks: number): KenoTable | undefined =>
  tablesBy(rules)[risk][picks];

export function hitsOf(bet: KenoBet, outcome: KenoOutcome): number {
  let hits = 0;
  for (const number of outcome.drawn) if (bet.numbers.includes(number)) hits += 1;
  return hits;
}

function parseTable(input: Readonly<Record<string, unknown>>, at: string) {
  const risk = oneOf(RISKS, input["risk"]);
  if (risk === undefined) return bad(`${at}/risk`, `risk is one of ${RISKS.join(", ")}`);
  const picks = wholeNumber(input["picks"], 1, PICKS_MAX);
  if (picks === undefined) return bad(`${at}/picks`, `a table is for 1 to ${PICKS_MAX} picks`);
  const pays = parsePays(input["pays"], `${at}/pays`, picks + 1);
  if (!pays.ok) return pays;
  const table = { risk, picks, pays: pays.value };
  return onlyKeys(input, ["risk", "picks", "pays"]) ?? ok({ table, risk, size: picks });
}

function parseNumbers(input: unknown): Result<readonly number[]> {
  if (!Array.isArray(input) || input.length === 0 || input.length > PICKS_MAX) {
    return bad("/numbers", `numbers is a list of 1 to ${PICKS_MAX} numbers`);
  }
  const numbers: number[] = [];
  for (const [index, value] of input.entries()) {
    const number = wholeNumber(value, 1, NUMBERS);
    if (number === undefined) return bad(`/numbers/${index}`, `a number is whole and from 1 to ${NUMBERS}`);
    if (numbers.includes(number)) return bad(`/numbers/${index}`, `${number} is picked twice`);
    numbers.push(number);
  }
  return ok(numbers.sort((a, b) => a - b));
}

function parseBet(rules: KenoRules, input: unknown): Result<KenoBet> {
  if (!isRecord(input)) return bad("", 'a bet is {"risk": "medium", "numbers": [1, 7, 40]}');
  const risk = oneOf(RISKS, input["risk"]);
  if (risk === undefined) return bad("/risk", `risk is one of ${RISKS.join(", ")}`);
  const numbers = parseNumbers(input["numbers"]);
  if (!numbers.ok) return numbers;
  if (!tableOf(rules, risk, numbers.value.length)) {
    return bad("/numbers", `${numbers.value.length} numbers are not offered at ${risk} risk`);
  }
  return onlyKeys(input, ["risk", "numbers"]) ?? ok({ risk, numbers: numbers.value });
}

export const keno: OneShotGame<KenoRules, KenoBet, KenoOutcome> = {
  id: "keno",
  name: "Keno",
  kind: "one-shot",
  rules: { tables: KENO_TABLES },
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: (input) => parseTables(input, parseTable),
  parseBet,
  draw: (_rules, _bet, draws) => ({ drawn: pick(draws, ALL, DRAWN) }),
  multiplier: (rules, bet, outcome) =>
    tableOf(rules, bet.risk, bet.numbers.length)?.pays[hitsOf(bet, outcome)] ?? 0,
};
