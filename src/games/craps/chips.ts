/** The sums that can become a point, and that may be placed. */
export const POINTS = [4, 5, 6, 8, 9, 10] as const;
/** The sums that two equal dice make and other throws too. */
export const HARD_SUMS = [4, 6, 8, 10] as const;
export const isPoint = (sum: number): boolean => POINTS.some((point) => point === sum);

/** Points with the same chances. */
export const GROUPS = ["4-10", "5-9", "6-8"] as const;
export type Group = (typeof GROUPS)[number];
export function groupOf(point: number): Group {
  const distance = Math.abs(7 - point);
  return distance === 3 ? "4-10" : distance === 2 ? "5-9" : "6-8";
}
/** How many of the 36 throws make a sum. */
export const waysOf = (sum: number): number => 6 - Math.abs(7 - sum);

export const CHIP_TYPES = [
  "pass",
  "dont-pass",
  "come",
  "dont-come",
  "pass-odds",
  "dont-pass-odds",
  "come-odds",
  "dont-come-odds",
  "place",
  "field",
  "hard",
] as const;
export type ChipType = (typeof CHIP_TYPES)[number];

/** Free odds belong to a line bet that has a point. */
export const ODDS_ON = {
  "pass-odds": "pass",
  "dont-pass-odds": "dont-pass",
  "come-odds": "come",
  "dont-come-odds": "dont-come",
} as const satisfies Partial<Record<ChipType, ChipType>>;
export type OddsType = keyof typeof ODDS_ON;
export const isOdds = (type: ChipType): type is OddsType => Object.hasOwn(ODDS_ON, type);

/** The sums a chip of this type may be sent with as `on`; none for the types whose place follows from the table. */
export const PLACES: Readonly<Partial<Record<ChipType, readonly number[]>>> = {
  place: POINTS,
  hard: HARD_SUMS,
  "come-odds": POINTS,
  "dont-come-odds": POINTS,
};

/** What may open a round: it begins before a point is set. */
export const OPENERS = ["pass", "dont-pass", "place", "field", "hard"] as const satisfies readonly ChipType[];
/** What may be taken down again. */
export const REMOVABLE: readonly ChipType[] = [
  "pass-odds",
  "dont-pass-odds",
  "come-odds",
  "dont-come-odds",
  "place",
  "hard",
];

/** A chip as a player sends it; stake in minor units. */
export type Chip = { readonly type: ChipType; readonly on?: number; readonly stake: number };

/** A chip on the table. */
export type LaidChip = {
  readonly type: ChipType;
  /** Its number: the sum that was sent, or the point that a come bet has travelled to; null while it has none of its own. */
  readonly on: number | null;
  readonly stake: number;
  /** Throws made before it was put. */
  readonly since: number;
};
/** Puts a chip on the table after so many throws. */
export const layChip = ({ type, on, stake }: Chip, since: number): LaidChip => ({
  type,
  on: on ?? null,
  stake,
  since,
});
export const RESULTS = ["win", "lose", "push", "taken"] as const;
/** A chip that is decided: what it returned in minor units, and after how many throws. */
export type SettledChip = Omit<LaidChip, "since"> & {
  readonly result: (typeof RESULTS)[number];
  readonly returned: number;
  readonly at: number;
};

/** One chip a place. */
export const isAt = (chip: LaidChip, type: ChipType, on: number | null): boolean =>
  chip.type === type && chip.on === on;
