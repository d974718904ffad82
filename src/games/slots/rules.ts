import { bad, ok, type Result } from "../../base/refusal.ts";
import { isMultiplier, isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";
import { SLOT_SYMBOLS, type SlotPay, type SlotSymbol } from "./paytable.ts";

export type SlotsRules = {
  readonly strips: readonly (readonly SlotSymbol[])[];
  readonly lines: readonly (readonly number[])[];
  /** Stands for every other symbol. */
  readonly wild: SlotSymbol;
  readonly pays: readonly SlotPay[];
};

export const REELS = 3;
export const ROWS = 3;
const STRIP_MAX = 64;
const LINES_MAX = ROWS ** REELS;
const PAYS_MAX = SLOT_SYMBOLS.length * REELS;
const NAMES = SLOT_SYMBOLS.join(", ");

/** Checks each entry of a list of bounded length; the first fault ends it. */
function parseList<T>(
  input: unknown,
  at: string,
  [least, most]: readonly [number, number],
  parseEntry: (entry: unknown, at: string) => Result<T>,
): Result<readonly T[]> {
  if (!Array.isArray(input) || input.length < least || input.length > most) {
    return bad(at, least === most ? `a list of ${least}` : `a list of ${least} to ${most}`);
  }
  const list: T[] = [];
  for (const [index, entry] of input.entries()) {
    const parsed = parseEntry(entry, `${at}/${index}`);
    if (!parsed.ok) return parsed;
    list.push(parsed.value);
  }
  return ok(list);
}

function parseSymbol(input: unknown, at: string): Result<SlotSymbol> {
  const symbol = oneOf(SLOT_SYMBOLS, input);
  return symbol === undefined ? bad(at, `a symbol is one of ${NAMES}`) : ok(symbol);
}

function parseRow(input: unknown, at: string): Result<number> {
  const row = wholeNumber(input, 0, ROWS - 1);
  return row === undefined ? bad(at, `a row is 0 to ${ROWS - 1}`) : ok(row);
}

function parsePay(input: unknown, at: string): Result<SlotPay> {
  if (!isRecord(input)) return bad(at, 'a pay is {"symbol", "count", "pays"}');
  const symbol = parseSymbol(input["symbol"], `${at}/symbol`);
  if (!symbol.ok) return symbol;
  const count = wholeNumber(input["count"], 1, REELS);
  if (count === undefined) return bad(`${at}/count`, `count is 1 to ${REELS}`);
  const pays = input["pays"];
  if (!isMultiplier(pays)) return bad(`${at}/pays`, "pays is a whole number of ten-thousandths");
  return onlyKeys(input, ["symbol", "count", "pays"]) ?? ok({ symbol: symbol.value, count, pays });
}

export function parseSlotsRules(input: unknown): Result<SlotsRules> {
  if (!isRecord(input)) return bad("", 'rules are {"strips", "lines", "wild", "pays"}');
  const strips = parseList(input["strips"], "/strips", [REELS, REELS], (strip, at) =>
    parseList(strip, at, [ROWS, STRIP_MAX], parseSymbol),
  );
  if (!strips.ok) return strips;
  const lines = parseList(input["lines"], "/lines", [1, LINES_MAX], (line, at) =>
    parseList(line, at, [REELS, REELS], parseRow),
  );
  if (!lines.ok) return lines;
  const wild = parseSymbol(input["wild"], "/wild");
  if (!wild.ok) return wild;
  const pays = parseList(input["pays"], "/pays", [1, PAYS_MAX], parsePay);
  if (!pays.ok) return pays;
  return (
    onlyKeys(input, ["strips", "lines", "wild", "pays"]) ??
    ok({ strips: strips.value, lines: lines.value, wild: wild.value, pays: pays.value })
  );
}
