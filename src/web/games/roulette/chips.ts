import type { Position } from "../../../games/roulette/positions.ts";
import { findPosition } from "../../../games/roulette/positions.ts";
import type { Chip, RouletteBet } from "../../../games/roulette/roulette.ts";

import type { CalledBet } from "./called-bets.ts";

export const keyOf = (chip: Chip): string => findPosition(chip.type, chip.on)?.key ?? chip.type;

export const stakeOf = (bet: RouletteBet): number => bet.bets.reduce((total, chip) => total + chip.stake, 0);

const chipOn = ({ type, on }: Position, stake: number): Chip =>
  on === undefined ? { type, stake } : { type, on, stake };

/** A chip more on a position. A position holds one chip, so a second one makes it larger. */
export function placeChip(bet: RouletteBet | null, position: Position, stake: number): RouletteBet {
  const chips = bet?.bets ?? [];
  const lies = chips.find((chip) => keyOf(chip) === position.key);
  if (!lies) return { bets: [...chips, chipOn(position, stake)] };
  return { bets: chips.map((chip) => (chip === lies ? { ...chip, stake: chip.stake + stake } : chip)) };
}

/** All chips of a called bet, each of the value in hand. */
export const placeCalled = (
  bet: RouletteBet | null,
  { chips }: CalledBet,
  stake: number,
): RouletteBet | null =>
  chips.reduce<RouletteBet | null>(
    (laid, { position, count }) => placeChip(laid, position, count * stake),
    bet,
  );

/** Takes everything off a position; null when the table is empty then. */
export function takeChip(bet: RouletteBet | null, position: Position): RouletteBet | null {
  const rest = (bet?.bets ?? []).filter((chip) => keyOf(chip) !== position.key);
  return rest.length === 0 ? null : { bets: rest };
}

export const doubleChips = (bet: RouletteBet): RouletteBet => ({
  bets: bet.bets.map((chip) => ({ ...chip, stake: chip.stake * 2 })),
});
