import {
  type HundredBet,
  type HundredSide,
  ROLLS,
  WAYS_MAX,
  waysOf,
} from "../../../games/hundred/hundred.ts";

/** Lowest and highest target of a side, hundredths. */
export const targetRange = (side: HundredSide): readonly [number, number] =>
  side === "under" ? [1, WAYS_MAX] : [ROLLS - 1 - WAYS_MAX, ROLLS - 2];

/** The nearest target that is on offer, from hundredths. */
export function betAt(side: HundredSide, hundredths: number): HundredBet {
  const [least, most] = targetRange(side);
  return { side, target: Math.max(least, Math.min(most, Math.round(hundredths))) / 100 };
}

/** The other side with the same chance. */
export function turned(bet: HundredBet): HundredBet {
  const ways = waysOf(bet);
  return bet.side === "under" ? betAt("over", ROLLS - 1 - ways) : betAt("under", ways);
}

export const chanceOf = (bet: HundredBet): number => waysOf(bet) / ROLLS;

/** "49.50 %", "0.01 %". */
export const percentOf = (bet: HundredBet): string => `${(chanceOf(bet) * 100).toFixed(2)} %`;
