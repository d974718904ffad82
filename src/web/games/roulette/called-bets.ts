import type { BetType } from "../../../games/roulette/positions.ts";
import { findPosition, POCKETS, type Position, WHEEL_ORDER } from "../../../games/roulette/positions.ts";

/** Several chips with one word. `chips`: how many chips of the value in hand lie on each position. */
export type CalledBet = {
  readonly name: string;
  readonly chips: readonly { readonly position: Position; readonly count: number }[];
};

type Entry = readonly [type: BetType, on: number | readonly number[], count: number];

function called(name: string, entries: readonly Entry[]): CalledBet {
  return {
    name,
    chips: entries.flatMap(([type, on, count]) => {
      const position = findPosition(type, on);
      return position ? [{ position, count }] : [];
    }),
  };
}

const splits = (...pairs: readonly (readonly [number, number])[]): Entry[] =>
  pairs.map((pair) => ["split", pair, 1]);

export const SECTORS = ["voisins", "orphelins", "tiers", "zero"] as const;
export type Sector = (typeof SECTORS)[number];

/** The sectors of the wheel as French houses cover them: 9, 5, 6 and 4 chips. */
export const SECTOR_BETS: Readonly<Record<Sector, CalledBet>> = {
  voisins: called("Voisins du zéro", [
    ["trio", [0, 2, 3], 2],
    ...splits([4, 7], [12, 15], [18, 21], [19, 22], [32, 35]),
    ["corner", [25, 26, 28, 29], 2],
  ]),
  orphelins: called("Orphelins", [["straight", 1, 1], ...splits([6, 9], [14, 17], [17, 20], [31, 34])]),
  tiers: called("Tiers du cylindre", splits([5, 8], [10, 11], [13, 16], [23, 24], [27, 30], [33, 36])),
  zero: called("Jeu zéro", [...splits([0, 3], [12, 15], [32, 35]), ["straight", 26, 1]]),
};

const NEIGHBOURS = 2;

/** A number and its two neighbours on either side of the wheel, one chip each. */
export function neighboursOf(pocket: number): CalledBet {
  const at = WHEEL_ORDER.indexOf(pocket);
  const around = Array.from({ length: 2 * NEIGHBOURS + 1 }, (_, i) => {
    const place = (at + i - NEIGHBOURS + POCKETS) % POCKETS;
    return WHEEL_ORDER[place] ?? 0;
  });
  return called(
    `${pocket} and its neighbours`,
    around.map((one): Entry => ["straight", one, 1]),
  );
}

export const pocketsOf = ({ chips }: CalledBet): number[] => [
  ...new Set(chips.flatMap(({ position }) => position.pockets)),
];

export const chipCount = ({ chips }: CalledBet): number => chips.reduce((sum, { count }) => sum + count, 0);
