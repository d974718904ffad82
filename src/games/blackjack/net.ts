import { NIL, plus, type Thirteenths, times } from "./thirteenths.ts";

/** Chances of winning so many opening stakes, from -8 (four doubled hands lost) to 8; index 8 is coming out even. */
export type Net = readonly Thirteenths[];
const EVEN = 8;
const SIZE = 2 * EVEN + 1;

const EMPTY: Net = new Array<Thirteenths>(SIZE).fill(NIL);
export const stakesAt = (index: number): number => index - EVEN;

export const netOf = (chances: Iterable<readonly [stakes: number, chance: Thirteenths]>): Net => {
  const net = [...EMPTY];
  for (const [stakes, chance] of chances) {
    net[stakes + EVEN] = plus(net[stakes + EVEN] ?? NIL, chance);
  }
  return net;
};

type Chances = readonly Thirteenths[];
/** One or the other, each with the chances it carries. */
export const either = (a: Chances, b: Chances): Chances =>
  a.map((chance, index) => plus(chance, b[index] ?? NIL));
export const weighted = (weight: Thirteenths, chances: Chances): Chances =>
  chances.map((chance) => times(weight, chance));

/** One after the other, independently: their sum. */
export function together(a: Net, b: Net): Net {
  const net = [...EMPTY];
  for (const [i, left] of a.entries()) {
    if (left.n === 0n) continue;
    for (const [j, right] of b.entries()) {
      const at = i + j - EVEN;
      if (right.n !== 0n) net[at] = plus(net[at] ?? NIL, times(left, right));
    }
  }
  return net;
}
