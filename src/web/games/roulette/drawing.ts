import {
  type Box,
  type Direction,
  DOZENS_AT,
  type Place,
  type Spot,
  TABLE_LENGTH,
  TABLE_WIDTH,
} from "./layout.ts";

/** The table lies along a wide screen, or stands on a tall one with zero at the top. */
export const LIES = ["wide", "tall"] as const;
export type Lie = (typeof LIES)[number];

/** Size of a cell along and across the table, in the units of its drawing; margin for the outline and half a chip. */
const CELLS: Readonly<Record<Lie, { along: number; across: number }>> = {
  wide: { along: 70, across: 72 },
  tall: { along: 48, across: 80 },
};
const MARGIN = 6;
/** Half the width of the strip in which a chip lies on a line, and of the square in which it lies on a crossing. */
const REACH = 13;

export function tableSize(lie: Lie): { readonly width: number; readonly height: number } {
  const { along, across } = CELLS[lie];
  const length = TABLE_LENGTH * along + 2 * MARGIN;
  const width = TABLE_WIDTH * across + 2 * MARGIN;
  return lie === "wide" ? { width: length, height: width } : { width, height: length };
}

export function spotOn(lie: Lie, { x, y }: Spot): Spot {
  const { along, across } = CELLS[lie];
  return lie === "wide"
    ? { x: MARGIN + x * along, y: MARGIN + y * across }
    : { x: MARGIN + (TABLE_WIDTH - y) * across, y: MARGIN + x * along };
}

export function boxOn(lie: Lie, { x, y, w, h }: Box): Box {
  const a = spotOn(lie, { x, y });
  const b = spotOn(lie, { x: x + w, y: y + h });
  return { x: Math.min(a.x, b.x), y: Math.min(a.y, b.y), w: Math.abs(b.x - a.x), h: Math.abs(b.y - a.y) };
}

/** How many lines a chip lies on: none (inside a box), one, or a crossing. Crossings are drawn last, so that they are hit first. */
export function linesUnder({ position: { type } }: Place): 0 | 1 | 2 {
  if (type === "corner" || type === "line" || type === "first-four" || type === "trio") return 2;
  return type === "split" || type === "street" ? 1 : 0;
}

/** Where a pointer means this place, for the places on lines and crossings. */
export function reachOn(lie: Lie, place: Place): Box {
  const { along, across } = CELLS[lie];
  const spot = spotOn(lie, place);
  const alongLine = linesUnder(place) === 1 ? lineIsAlong(place) : undefined;
  const half = (cell: number): number => cell / 2 - REACH;
  const [reachAlong, reachAcross] =
    alongLine === undefined ? [REACH, REACH] : alongLine ? [half(along), REACH] : [REACH, half(across)];
  const [w, h] = lie === "wide" ? [2 * reachAlong, 2 * reachAcross] : [2 * reachAcross, 2 * reachAlong];
  return { x: spot.x - w / 2, y: spot.y - h / 2, w, h };
}

/** Lines along the table part 1|2, 2|3 and the numbers from the dozens: their chips lie at a whole y. */
const lineIsAlong = ({ y }: Spot): boolean => y === DOZENS_AT || Number.isInteger(y);

const TALL_DIRECTIONS: Readonly<Record<Direction, Direction>> = {
  up: "left",
  down: "right",
  left: "down",
  right: "up",
};

/** Which way an arrow key goes on the table as it lies. */
export const directionOn = (lie: Lie, arrow: Direction): Direction =>
  lie === "wide" ? arrow : TALL_DIRECTIONS[arrow];
