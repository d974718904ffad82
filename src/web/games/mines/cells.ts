export const SIDE = 5;

/** Columns a to e from the left, rows 1 to 5 from the top: "c2". */
export const cellName = (cell: number): string => `${"abcde"[cell % SIDE]}${1 + Math.floor(cell / SIDE)}`;

const STEPS: Readonly<Record<string, readonly [across: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

const wrapped = (place: number): number => (place + SIDE) % SIDE;

/** The cell beside another, round the edge; undefined for keys that are no arrow. */
export function cellBeside(cell: number, key: string): number | undefined {
  const step = STEPS[key];
  if (!step) return undefined;
  return wrapped((cell % SIDE) + step[0]) + SIDE * wrapped(Math.floor(cell / SIDE) + step[1]);
}
