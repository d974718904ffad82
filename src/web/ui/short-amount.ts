const STEPS = [
  [1e11, "B"],
  [1e8, "M"],
  [1e5, "k"],
] as const;

/** Minor units in at most four characters or so, for chips: 150 is "1.5", 250_000 is "2.5k". Cut, never rounded up. */
export function shortAmount(minor: number): string {
  for (const [size, letter] of STEPS) if (minor >= size) return `${cut(minor / size)}${letter}`;
  return cut(minor / 100);
}

function cut(value: number): string {
  const places = value >= 100 ? 1 : 10;
  return String(Math.floor(value * places) / places);
}
