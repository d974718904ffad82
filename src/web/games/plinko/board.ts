import { mix, parabola, variation } from "../ease.ts";

/** The drawing is 600 wide and 560 high, whatever the number of rows. */
export const BOARD = { width: 600, height: 600, top: 46, bottom: 520, side: 34 } as const;

export type Geometry = {
  readonly rows: number;
  /** Distance of neighbouring pegs, and of rows. */
  readonly across: number;
  readonly down: number;
  readonly ball: number;
};

export function geometryOf(rows: number): Geometry {
  const across = (BOARD.width - 2 * BOARD.side) / (rows + 1);
  const down = (BOARD.bottom - BOARD.top) / rows;
  return { rows, across, down, ball: Math.min(across, down) * 0.27 };
}

type Point = { readonly x: number; readonly y: number };

/** Row 0 has one peg, below which the first draw is made; row r has r + 1. */
export function pegAt({ across, down }: Geometry, row: number, index: number): Point {
  return { x: BOARD.width / 2 + (index - row / 2) * across, y: BOARD.top + row * down };
}

export const pegsOf = (geometry: Geometry): Point[] =>
  Array.from({ length: geometry.rows }, (_, row) =>
    Array.from({ length: row + 1 }, (_, index) => pegAt(geometry, row, index)),
  ).flat();

/** The middle of a bucket. */
export const bucketX = ({ rows, across }: Geometry, bucket: number): number =>
  BOARD.width / 2 + (bucket - rows / 2) * across;

/** Milliseconds: each row takes the same time, the fall into the bucket a little more. */
export const fallMs = (rows: number): number => 380 + rows * 125;

/** How many of the first `row` steps went right: the peg that is met in that row. */
const rightsBefore = (path: string, row: number): number => {
  let rights = 0;
  for (let i = 0; i < row; i += 1) if (path[i] === "R") rights += 1;
  return rights;
};

/**
 * The ball on its way: from above the first peg it hops from peg to peg, left or right as drawn, and drops into the bucket that
 * counts its rights. Each hop is a thrown parabola, a little higher or lower as rounds differ. Exactly in the bucket at t = 1.
 */
export function ballAt(
  geometry: Geometry,
  path: string,
  roundId: string,
  t: number,
): Point & { readonly row: number } {
  const { rows, ball, down } = geometry;
  const above = (row: number): Point => {
    const peg = pegAt(geometry, row, rightsBefore(path, row));
    return { x: peg.x, y: peg.y - ball - 3 };
  };
  const rest = { x: bucketX(geometry, rightsBefore(path, rows)), y: BOARD.bottom + 22 };
  const steps = rows + 1;
  const at = Math.min(1, t) * steps;
  const step = Math.min(Math.floor(at), rows);
  const part = Math.min(1, at - step);
  if (t >= 1) return { ...rest, row: rows };
  if (step === 0) {
    const first = above(0);
    return { x: first.x, y: mix(first.y - 60, first.y, part * part), row: -1 };
  }
  const from = above(step - 1);
  const to = step === rows ? rest : above(step);
  const lift = down * mix(0.3, 0.62, variation(roundId, step));
  return {
    x: mix(from.x, to.x, part),
    y: mix(from.y, to.y, part * part) - lift * parabola(part) * (1 - part * 0.35),
    row: step - 1,
  };
}
