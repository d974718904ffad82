type Pip = readonly [number, number];

const CENTRE: Pip = [0, 0];
const DIAGONAL: readonly Pip[] = [
  [-1, -1],
  [1, 1],
];
const CORNERS: readonly Pip[] = [...DIAGONAL, [1, -1], [-1, 1]];

/** Where the pips of each face sit, on a grid from -1 to 1. */
export const PIPS: Readonly<Record<number, readonly Pip[]>> = {
  1: [CENTRE],
  2: DIAGONAL,
  3: [...DIAGONAL, CENTRE],
  4: CORNERS,
  5: [...CORNERS, CENTRE],
  6: [...CORNERS, [-1, 0], [1, 0]],
};
