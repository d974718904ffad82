import { bad, ok, type Result } from "../../base/refusal.ts";
import { type Draws, weightedBy } from "../../fair/draws.ts";
import type { OneShotGame } from "../game.ts";
import { isMultiplier, isRecord, oneOf, onlyKeys, wholeNumber } from "../parse.ts";
import { perRules } from "../per-rules.ts";

export const SCRATCH_SYMBOLS = [
  "clover",
  "cherry",
  "mushroom",
  "bell",
  "moon",
  "star",
  "key",
  "crown",
  "gem",
  "phoenix",
  "dragon",
] as const;
export type ScratchSymbol = (typeof SCRATCH_SYMBOLS)[number];

/** A symbol stands in a cell with its weight over the sum of all weights; three of it or more return `pays` ten-thousandths, once. */
export type ScratchEntry = { readonly symbol: ScratchSymbol; readonly weight: number; readonly pays: number };
export type ScratchRules = { readonly symbols: readonly ScratchEntry[] };
/** A card is played as it is: there is nothing to choose. */
export type ScratchBet = Readonly<Record<string, never>>;
/** cells: nine symbols, row by row. */
export type ScratchOutcome = { readonly cells: readonly ScratchSymbol[] };

export const CELLS = 9;
/** So many alike win. */
export const ALIKE = 3;
const WEIGHT_MAX = 1_000_000;

const entry = (symbol: ScratchSymbol, weight: number, pays: number): ScratchEntry => ({
  symbol,
  weight,
  pays,
});

/** The weights add up to 100. */
const RULES: ScratchRules = {
  symbols: [
    entry("clover", 14, 5_000),
    entry("cherry", 13, 5_000),
    entry("mushroom", 12, 5_000),
    entry("bell", 12, 10_000),
    entry("moon", 11, 10_000),
    entry("star", 10, 10_000),
    entry("key", 9, 20_000),
    entry("crown", 8, 40_000),
    entry("gem", 6, 100_000),
    entry("phoenix", 4, 400_000),
    entry("dragon", 1, 10_000_000),
  ],
};

type Card = {
  readonly cell: (draws: Draws) => number;
  readonly symbols: readonly ScratchSymbol[];
  readonly pays: readonly number[];
  readonly places: ReadonlyMap<string, number>;
};
const cardBy = perRules(
  (rules: ScratchRules): Card => ({
    cell: weightedBy(rules.symbols.map(({ weight }) => weight)),
    symbols: rules.symbols.map(({ symbol }) => symbol),
    pays: rules.symbols.map(({ pays }) => pays),
    places: new Map(rules.symbols.map(({ symbol }, place) => [symbol, place])),
  }),
);

function draw(rules: ScratchRules, _bet: ScratchBet, draws: Draws): ScratchOutcome {
  const { cell, symbols } = cardBy(rules);
  const cells: ScratchSymbol[] = [];
  while (cells.length < CELLS) cells.push(symbols[cell(draws)] as ScratchSymbol);
  return { cells };
}

/** Four bits a symbol hold a count to nine; eleven symbols are more than the 32 bits of one number. */
const BITS = 4;
const PER_NUMBER = 8;

/** The pays of all symbols that stand three times or more, added up. */
function multiplier(rules: ScratchRules, _bet: ScratchBet, { cells }: ScratchOutcome): number {
  const { places, pays } = cardBy(rules);
  let first = 0;
  let second = 0;
  let total = 0;
  for (const cell of cells) {
    const place = places.get(cell) ?? 0;
    const shift = BITS * (place & (PER_NUMBER - 1));
    let count: number;
    if (place < PER_NUMBER) {
      first += 1 << shift;
      count = (first >>> shift) & 15;
    } else {
      second += 1 << shift;
      count = (second >>> shift) & 15;
    }
    if (count === ALIKE) total += pays[place] as number;
  }
  return total;
}

function parseEntry(input: unknown, at: string): Result<ScratchEntry> {
  if (!isRecord(input)) return bad(at, 'an entry is {"symbol", "weight", "pays"}');
  const symbol = oneOf(SCRATCH_SYMBOLS, input["symbol"]);
  if (symbol === undefined) return bad(`${at}/symbol`, `a symbol is one of ${SCRATCH_SYMBOLS.join(", ")}`);
  const weight = wholeNumber(input["weight"], 1, WEIGHT_MAX);
  if (weight === undefined) return bad(`${at}/weight`, `a weight is a whole number from 1 to ${WEIGHT_MAX}`);
  const pays = input["pays"];
  if (!isMultiplier(pays)) return bad(`${at}/pays`, "pays is a whole number of ten-thousandths");
  return onlyKeys(input, ["symbol", "weight", "pays"]) ?? ok({ symbol, weight, pays });
}

function parseRules(input: unknown): Result<ScratchRules> {
  const list: unknown = isRecord(input) ? input["symbols"] : undefined;
  if (!isRecord(input) || !Array.isArray(list)) return bad("", 'rules are {"symbols": [entries]}');
  if (list.length === 0 || list.length > SCRATCH_SYMBOLS.length) {
    return bad("/symbols", `a card has 1 to ${SCRATCH_SYMBOLS.length} symbols`);
  }
  const symbols: ScratchEntry[] = [];
  for (const [index, item] of list.entries()) {
    const parsed = parseEntry(item, `/symbols/${index}`);
    if (!parsed.ok) return parsed;
    if (symbols.some(({ symbol }) => symbol === parsed.value.symbol)) {
      return bad(`/symbols/${index}/symbol`, "each symbol has one entry");
    }
    symbols.push(parsed.value);
  }
  return onlyKeys(input, ["symbols"]) ?? ok({ symbols });
}

function parseBet(_rules: ScratchRules, input: unknown): Result<ScratchBet> {
  if (!isRecord(input)) return bad("", "a card is played as it is: the bet is {}");
  return onlyKeys(input, []) ?? ok({});
}

export const scratchCard: OneShotGame<ScratchRules, ScratchBet, ScratchOutcome> = {
  id: "scratch-card",
  name: "Scratch card",
  kind: "one-shot",
  rules: RULES,
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules,
  parseBet,
  draw,
  multiplier,
};
