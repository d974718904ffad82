import { bad, ok, type Result } from "../../base/refusal.ts";
import type { OneShotGame } from "../game.ts";
import { isRecord, onlyKeys } from "../parse.ts";
import { perRules } from "../per-rules.ts";
import { LINES, PAYS, SLOT_SYMBOLS, type SlotSymbol, STRIPS } from "./paytable.ts";
import { parseSlotsRules, REELS, ROWS, type SlotsRules } from "./rules.ts";

/** A stake plays every line: there is nothing to choose. */
export type SlotsBet = Readonly<Record<string, never>>;
/** stops: the strip position of each reel's top row; window: what is seen, row by row from the top. */
export type SlotsOutcome = {
  readonly stops: readonly number[];
  readonly window: readonly (readonly SlotSymbol[])[];
};

const SYMBOLS = SLOT_SYMBOLS.length;

/** Strips long enough to read a window without wrapping, as symbols and as their numbers, and the pay of every three in a line. */
type Machine = {
  readonly shown: readonly (readonly SlotSymbol[])[];
  readonly strips: readonly Uint8Array[];
  readonly pays: Float64Array;
};

function payOf(rules: SlotsRules, line: readonly SlotSymbol[]): number {
  let best = 0;
  for (const { symbol, count, pays } of rules.pays) {
    if (line.slice(0, count).every((seen) => seen === symbol || seen === rules.wild))
      best = Math.max(best, pays);
  }
  return best;
}

const machineBy = perRules((rules: SlotsRules): Machine => {
  const pays = new Float64Array(SYMBOLS ** REELS);
  for (const [a, first] of SLOT_SYMBOLS.entries()) {
    for (const [b, second] of SLOT_SYMBOLS.entries()) {
      for (const [c, third] of SLOT_SYMBOLS.entries()) {
        pays[(a * SYMBOLS + b) * SYMBOLS + c] = payOf(rules, [first, second, third]);
      }
    }
  }
  const shown = rules.strips.map((strip) => [...strip, ...strip.slice(0, ROWS - 1)]);
  const strips = shown.map((strip) => Uint8Array.from(strip, (symbol) => SLOT_SYMBOLS.indexOf(symbol)));
  return { shown, strips, pays };
});

/** Strips, stops and lines have as many entries as there are reels. */
const onReels = <T>(list: readonly T[]) => list as readonly [T, T, T];

function payAt({ strips, pays }: Machine, stops: readonly number[], line: readonly number[]): number {
  const [first, second, third] = onReels(strips);
  const a = first[(stops[0] as number) + (line[0] as number)] as number;
  const b = second[(stops[1] as number) + (line[1] as number)] as number;
  const c = third[(stops[2] as number) + (line[2] as number)] as number;
  return pays[(a * SYMBOLS + b) * SYMBOLS + c] as number;
}

/** What one line of the window returns, ten-thousandths of the whole stake. */
export const linePay = (rules: SlotsRules, stops: readonly number[], line: readonly number[]): number =>
  payAt(machineBy(rules), stops, line);

function windowOf({ shown }: Machine, stops: readonly number[]): SlotSymbol[][] {
  const [first, second, third] = onReels(shown);
  const row = (at: number): SlotSymbol[] => [
    first[(stops[0] as number) + at] as SlotSymbol,
    second[(stops[1] as number) + at] as SlotSymbol,
    third[(stops[2] as number) + at] as SlotSymbol,
  ];
  return [row(0), row(1), row(2)];
}

function parseBet(_rules: SlotsRules, input: unknown): Result<SlotsBet> {
  if (!isRecord(input)) return bad("", "a spin has nothing to choose: the bet is {}");
  return onlyKeys(input, []) ?? ok({});
}

export const slots: OneShotGame<SlotsRules, SlotsBet, SlotsOutcome> = {
  id: "slots",
  name: "Slots",
  kind: "one-shot",
  rules: { strips: STRIPS, lines: LINES, wild: "star", pays: PAYS },
  stakeMin: 100,
  stakeMax: 1_000_000,
  parseRules: parseSlotsRules,
  parseBet,
  draw: (rules, _bet, draws) => {
    const [first, second, third] = onReels(rules.strips);
    const stops = [draws.below(first.length), draws.below(second.length), draws.below(third.length)];
    return { stops, window: windowOf(machineBy(rules), stops) };
  },
  multiplier: (rules, _bet, { stops }) => {
    const machine = machineBy(rules);
    let total = 0;
    for (const line of rules.lines) total += payAt(machine, stops, line);
    return total;
  },
};
