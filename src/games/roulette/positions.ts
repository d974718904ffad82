/** Every place where a chip may lie on a European table, and the pockets it covers. */
export const BET_TYPES = [
  "straight",
  "split",
  "street",
  "trio",
  "corner",
  "first-four",
  "line",
  "column",
  "dozen",
  "red",
  "black",
  "odd",
  "even",
  "low",
  "high",
] as const;
export type BetType = (typeof BET_TYPES)[number];

export type Position = {
  /** The key under which a chip is found: the type, and for placed bets its numbers: "split:1-2", "dozen:1", "red". */
  readonly key: string;
  readonly type: BetType;
  /** What the player says beside the type: pockets for inside bets, 1 to 3 for dozen and column, nothing else. */
  readonly on: number | readonly number[] | undefined;
  readonly pockets: readonly number[];
};

/** The red pockets of the European wheel; the other numbers but 0 are black. */
export const RED: ReadonlySet<number> = new Set([
  1, 3, 5, 7, 9, 12, 14, 16, 18, 19, 21, 23, 25, 27, 30, 32, 34, 36,
]);
export const POCKETS = 37;

/** The order of the pockets around a European single-zero wheel, clockwise. */
export const WHEEL_ORDER: readonly number[] = [
  0, 32, 15, 19, 4, 21, 2, 25, 17, 34, 6, 27, 13, 36, 11, 30, 8, 23, 10, 5, 24, 16, 33, 1, 20, 14, 31, 9, 22,
  18, 29, 7, 28, 12, 35, 3, 26,
];

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
const numbers = range(1, 36);

const inside = (type: BetType, pockets: readonly number[]): Position => ({
  key: `${type}:${pockets.join("-")}`,
  type,
  on: pockets,
  pockets,
});
const outside = (type: BetType, pockets: readonly number[], on?: number): Position => ({
  key: on === undefined ? type : `${type}:${on}`,
  type,
  on,
  pockets,
});

/** The layout has 12 streets of 3: n, n+1, n+2 across; n and n+3 are neighbours down the column. */
function insidePositions(): Position[] {
  const acrossPairs = numbers.filter((n) => n % 3 !== 0).map((n) => [n, n + 1]);
  const downPairs = numbers.filter((n) => n <= 33).map((n) => [n, n + 3]);
  const streets = numbers.filter((n) => n % 3 === 1);
  return [
    ...range(0, 36).map((n) => ({ ...inside("straight", [n]), on: n })),
    ...[[0, 1], [0, 2], [0, 3], ...acrossPairs, ...downPairs].map((pair) => inside("split", pair)),
    ...streets.map((n) => inside("street", [n, n + 1, n + 2])),
    ...[
      [0, 1, 2],
      [0, 2, 3],
    ].map((trio) => inside("trio", trio)),
    ...numbers.filter((n) => n % 3 !== 0 && n <= 32).map((n) => inside("corner", [n, n + 1, n + 3, n + 4])),
    ...streets.filter((n) => n <= 31).map((n) => inside("line", range(n, n + 5))),
  ];
}

function outsidePositions(): Position[] {
  return [
    outside("first-four", [0, 1, 2, 3]),
    ...[1, 2, 3].map((c) =>
      outside(
        "column",
        numbers.filter((n) => n % 3 === c % 3),
        c,
      ),
    ),
    ...[1, 2, 3].map((d) => outside("dozen", range(12 * d - 11, 12 * d), d)),
    outside(
      "red",
      numbers.filter((n) => RED.has(n)),
    ),
    outside(
      "black",
      numbers.filter((n) => !RED.has(n)),
    ),
    outside(
      "odd",
      numbers.filter((n) => n % 2 === 1),
    ),
    outside(
      "even",
      numbers.filter((n) => n % 2 === 0),
    ),
    outside("low", range(1, 18)),
    outside("high", range(19, 36)),
  ];
}

export const POSITIONS: readonly Position[] = [...insidePositions(), ...outsidePositions()];

const BY_KEY: ReadonlyMap<string, Position> = new Map(POSITIONS.map((position) => [position.key, position]));

/** The position of a bet type and its place; undefined when there is no such place on the table. Pockets may come in any order. */
export function findPosition(
  type: BetType,
  on: number | readonly number[] | undefined,
): Position | undefined {
  if (on === undefined) return BY_KEY.get(type);
  if (typeof on === "number") return BY_KEY.get(`${type}:${on}`);
  return BY_KEY.get(`${type}:${[...on].sort((a, b) => a - b).join("-")}`);
}
