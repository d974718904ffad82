import type { Chip, ChipType } from "./chips.ts";
import type { Dice, Table } from "./throw.ts";

/** The chips of the first throw. */
export type CrapsBet = { readonly bets: readonly Chip[] };
export type CrapsMove =
  | { readonly move: "roll" }
  | { readonly move: "put"; readonly chip: Chip }
  | { readonly move: "take"; readonly type: ChipType; readonly on?: number };
export type CrapsState = Table & {
  /** Opening stake, minor units. */
  readonly stake: number;
  readonly throws: readonly Dice[];
  /** Chips put after the first throw. */
  readonly puts: number;
};
