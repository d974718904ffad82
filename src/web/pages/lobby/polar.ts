/** Points on a circle of the emblem's grid of 100; turns clockwise from the top, 1 is a whole turn. */
export function onCircle(turn: number, radius: number, cx = 50, cy = 50): string {
  const angle = turn * 2 * Math.PI;
  return `${(cx + Math.sin(angle) * radius).toFixed(2)} ${(cy - Math.cos(angle) * radius).toFixed(2)}`;
}

/** Rays from one radius to another, as one path. */
export const rays = (count: number, inner: number, outer: number): string =>
  Array.from(
    { length: count },
    (_, i) => `M${onCircle(i / count, inner)}L${onCircle(i / count, outer)}`,
  ).join("");

/** Every second of `count` ring segments, as one path. */
export const everySecond = (count: number, inner: number, outer: number): string =>
  Array.from({ length: count / 2 }, (_, i) => {
    const [from, to] = [(2 * i) / count, (2 * i + 1) / count];
    return `M${onCircle(from, inner)}L${onCircle(from, outer)}A${outer} ${outer} 0 0 1 ${onCircle(to, outer)}L${onCircle(to, inner)}A${inner} ${inner} 0 0 0 ${onCircle(from, inner)}Z`;
  }).join("");
