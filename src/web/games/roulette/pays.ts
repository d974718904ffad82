import { MULTIPLIER_ONE } from "../../../base/money.ts";
import { POCKETS } from "../../../games/roulette/positions.ts";

/** A pay as it is said at the table: what is won beside the stake. 360000 ten-thousandths are "35 to 1". */
export function toOne(multiplier: number): string {
  const won = multiplier / MULTIPLIER_ONE - 1;
  return `${Number.isInteger(won) ? won : won.toFixed(4).replace(/0+$/, "")} to 1`;
}

/** "2 of 37 pockets, 5.41 %". */
export function chancesOf(pockets: number): string {
  const share = ((pockets / POCKETS) * 100).toFixed(2);
  return `${pockets} of ${POCKETS} pockets, ${share} %`;
}
