import { POSITIONS, type Position } from "../../../games/roulette/positions.ts";

/**
 * Where everything lies on a European table, in cells. x runs along the table: zero in 0..1, the twelve streets in 1..13, the column
 * bets in 13..14. y runs across it: the row of 3 in 0..1, of 2 in 1..2, of 1 in 2..3, then dozens and the even chances.
 */
export const DOZENS_AT = 3;
export const EVENS_AT = 3.8;
export const TABLE_LENGTH = 14;
export const TABLE_WIDTH = 4.6;

export const EVEN_CHANCES = ["low", "even", "red", "black", "odd", "high"] as const;

export type Spot = { readonly x: number; readonly y: number };
export type Box = Spot & { readonly w: number; readonly h: number };

/** A position with the point its chip lies on. */
export type Place = Spot & { readonly position: Position };

const street = (pocket: number): number => Math.floor((pocket - 1) / 3);
const row = (pocket: number): number => (pocket - 1) % 3;

/** The box of a number on the layout. */
export function numberBox(pocket: number): Box {
  if (pocket === 0) return { x: 0, y: 0, w: 1, h: 3 };
  return { x: 1 + street(pocket), y: 2 - row(pocket), w: 1, h: 1 };
}

export const columnBox = (column: number): Box => ({ x: 13, y: 3 - column, w: 1, h: 1 });
export const dozenBox = (dozen: number): Box => ({
  x: 4 * dozen - 3,
  y: DOZENS_AT,
  w: 4,
  h: EVENS_AT - DOZENS_AT,
});
export const evenBox = (index: number): Box => ({
  x: 1 + 2 * index,
  y: EVENS_AT,
  w: 2,
  h: TABLE_WIDTH - EVENS_AT,
});

const middle = ({ x, y, w, h }: Box): Spot => ({ x: x + w / 2, y: y + h / 2 });
const middleOf = (pocket: number): Spot => middle(numberBox(pocket));

/** Bets beside zero lie on its edge at x = 1; street and line bets on the edge to the dozens at y = 3; the rest between their numbers. */
function spotOf({ type, on, pockets }: Position): Spot {
  const first = pockets[0] ?? 0;
  switch (type) {
    case "straight":
      return middleOf(first);
    case "split":
    case "corner":
    case "trio":
      return first === 0 ? { x: 1, y: between(pockets.slice(1)).y } : between(pockets);
    case "street":
    case "line":
      return { x: between(pockets).x, y: DOZENS_AT };
    case "first-four":
      return { x: 1, y: DOZENS_AT };
    case "column":
      return middle(columnBox(Number(on)));
    case "dozen":
      return middle(dozenBox(Number(on)));
    default:
      return middle(evenBox(EVEN_CHANCES.indexOf(type)));
  }
}

function between(pockets: readonly number[]): Spot {
  const spots = pockets.map(middleOf);
  return {
    x: spots.reduce((total, spot) => total + spot.x, 0) / spots.length,
    y: spots.reduce((total, spot) => total + spot.y, 0) / spots.length,
  };
}

export const PLACES: readonly Place[] = POSITIONS.map((position) => ({ position, ...spotOf(position) }));

const PLACE_BY_KEY: ReadonlyMap<string, Place> = new Map(PLACES.map((place) => [place.position.key, place]));
export const placeOf = (key: string): Place | undefined => PLACE_BY_KEY.get(key);

export const DIRECTIONS = ["left", "right", "up", "down"] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** Steps sideways count this much more than steps ahead, so that an arrow follows its row. */
const SIDEWAYS = 2.6;

/** The next place in a direction of the table lying as in the drawing above; the same place at the edge. */
export function neighbour(from: Place, direction: Direction): Place {
  let best = from;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const place of PLACES) {
    const dx = place.x - from.x;
    const dy = place.y - from.y;
    const [ahead, aside] =
      direction === "left"
        ? [-dx, dy]
        : direction === "right"
          ? [dx, dy]
          : direction === "up"
            ? [-dy, dx]
            : [dy, dx];
    if (ahead < 0.05 || Math.abs(aside) > 2.5) continue;
    const cost = ahead + SIDEWAYS * Math.abs(aside);
    if (cost < bestCost) {
      best = place;
      bestCost = cost;
    }
  }
  return best;
}
