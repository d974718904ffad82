import { bad, ok, type Result } from "../../base/refusal.ts";
import type { OneShotGame } from "../game.ts";
import { isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";
import { perRules } from "../per-rules.ts";
import { indexTables, parsePays, parseTables, RISKS, type Risk, type Tables } from "../risk.ts";
import { BOARDS, type Board } from "./paytable.ts";

export type PlinkoRules = Tables<Board>;
export type PlinkoBet = { readonly rows: number; readonly risk: Risk };
/** path: one letter a row, L or R, from the top; bucket: the number of rights. */
export type PlinkoOutcome = { readonly path: string; readonly bucket: number };

export const ROWS_MIN = 8;
export const ROWS_MAX = 16;

const boardsBy = perRules((rules: PlinkoRules) => indexTables(rules.tables, (table) => table.rows));
const boardOf = (rules: PlinkoRules, bet: PlinkoBet): Board | undefined =>
  boardsBy(rules)[bet.risk][bet.rows];

/** The letters of so many turns as the bits of a number say, the first turn the highest bit: 0 left, 1 right. */
const LETTERS_MAX = 8;
const LETTERS: readonly (readonly string[])[] = Array.from({ length: LETTERS_MAX + 1 }, (_, turns) =>
  Array.from({ length: 1 << turns }, (_bits, bits) =>
    Array.from({ length: turns }, (_turn, turn) => ((bits >> (turns - 1 - turn)) & 1 ? "R" : "L")).join(""),
  ),
);

function parseBoard(input: Readonly<Record<string, unknown>>, at: string) {
  const risk = oneOf(RISKS, input["risk"]);
  if (risk === undefined) return bad(`${at}/risk`, `risk is one of ${RISKS.join(", ")}`);
  const rows = wholeNumber(input["rows"], ROWS_MIN, ROWS_MAX);
  if (rows === undefined) return bad(`${at}/rows`, `a board has ${ROWS_MIN} to ${ROWS_MAX} rows`);
  const pays = parsePays(input["pays"], `${at}/pays`, rows + 1);
  if (!pays.ok) return pays;
  const lopsided = pays.value.findIndex((pay, bucket) => pay !== pays.value[rows - bucket]);
  if (lopsided >= 0) return bad(`${at}/pays/${lopsided}`, "a board pays the same on both sides");
  const table = { risk, rows, pays: pays.value };
  return onlyKeys(input, ["risk", "rows", "pays"]) ?? ok({ table, risk, size: rows });
}

function parseBet(rules: PlinkoRules, input: unknown): Result<PlinkoBet> {
  if (!isRecord(input)) return bad("", 'a bet is {"rows": 16, "risk": "high"}');
  const risk = oneOf(RISKS, input["risk"]);
  if (risk === undefined) return bad("/risk", `risk is one of ${RISKS.join(", ")}`);
  const rows = wholeNumber(input["rows"], ROWS_MIN, ROWS_MAX);
  if (rows === undefined || !boardOf(rules, { rows, risk })) {
    const offered = rules.tables.filter((table) => table.risk === risk).map((table) => table.rows);
    return bad("/rows", `boards of ${risk} risk have ${offered.join(", ")} rows`);
  }
  return onlyKeys(input, ["rows", "risk"]) ?? ok({ rows, risk });
}

export const plinko: OneShotGame<PlinkoRules, PlinkoBet, PlinkoOutcome> = {
  id: "plinko",
  name: "Plinko",
  kind: "one-shot",
  rules: { tables: BOARDS },
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: (input) => parseTables(input, parseBoard),
  parseBet,
  draw: (_rules, { rows }, draws) => {
    let path = "";
    let bucket = 0;
    // Letters are looked up eight turns at a time: a text that grows by one letter after another costs most of a round.
    for (let left = rows; left > 0; left -= LETTERS_MAX) {
      const turns = Math.min(left, LETTERS_MAX);
      let bits = 0;
      for (let turn = 0; turn < turns; turn += 1) {
        const right = draws.below(2);
        bits = 2 * bits + right;
        bucket += right;
      }
      path += LETTERS[turns]?.[bits] ?? "";
    }
    return { path, bucket };
  },
  multiplier: (rules, bet, { bucket }) => boardOf(rules, bet)?.pays[bucket] ?? 0,
};
