/** Curves of motion. All take 0 to 1 and return 0 at 0 and 1 at 1 unless they say otherwise. */
export const clamp01 = (t: number): number => (t < 0 ? 0 : t > 1 ? 1 : t);

/** How far t has come between from and to, held to 0 to 1. */
export const span = (t: number, from: number, to: number): number => clamp01((t - from) / (to - from));

export const mix = (a: number, b: number, t: number): number => a + (b - a) * t;

/** Slows down like something that slides: p = 2 is constant friction, higher is draggier. */
export const easeOut = (t: number, p = 2): number => 1 - (1 - t) ** p;

export const easeInOut = (t: number): number => (t < 0.5 ? 2 * t * t : 1 - 2 * (1 - t) ** 2);

/** A thrown thing: 0 at both ends, 1 at the top. */
export const parabola = (t: number): number => 4 * t * (1 - t);

/**
 * A small number in [0, 1) from a text, the same every time (FNV-1a, 32 bits). Scenes vary their motion by the round's id with it:
 * never an outcome, and the same round always moves in the same way.
 */
export function variation(text: string, salt = 0): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let i = 0; i < text.length; i += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return ((hash ^ (hash >>> 12)) >>> 0) / 2 ** 32;
}
