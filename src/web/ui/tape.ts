/** Tracks across the tape: one a bit of a byte, the highest first. */
export const TAPE_TRACKS = 8;
/** Bytes to a word: a draw reads them together, so holes never run across the border of two words. */
export const WORD_BYTES = 4;

/** A hole punched along the tape: bytes `from` to `from + length - 1` have this track's bit. */
export type Slot = { readonly track: number; readonly from: number; readonly length: number };

/** The bytes of a hex text; undefined if it is none. */
export function bytesOfHex(hex: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})+$/i.test(hex)) return undefined;
  return Uint8Array.from({ length: hex.length / 2 }, (_, i) =>
    Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16),
  );
}

export const hexOfByte = (byte: number): string => byte.toString(16).padStart(2, "0");

const isSet = (byte: number | undefined, track: number): boolean =>
  byte !== undefined && ((byte >> (TAPE_TRACKS - 1 - track)) & 1) === 1;

/** The holes of a tape like those of a piano roll: equal neighbours along a track become one longer hole. */
export function slotsOf(bytes: Uint8Array): Slot[] {
  const slots: Slot[] = [];
  for (let track = 0; track < TAPE_TRACKS; track += 1) {
    for (let word = 0; word < bytes.length; word += WORD_BYTES) {
      const end = Math.min(word + WORD_BYTES, bytes.length);
      let at = word;
      while (at < end) {
        if (!isSet(bytes[at], track)) {
          at += 1;
          continue;
        }
        const from = at;
        while (at < end && isSet(bytes[at], track)) at += 1;
        slots.push({ track, from, length: at - from });
      }
    }
  }
  return slots;
}

/** One spoke a byte for a ring: its angle clockwise from the top in radians, and its reach 0 to 1 by the byte's value. */
export type Spoke = { readonly angle: number; readonly reach: number };

/** The tape bent to a ring: what favicon and avatar are drawn from. */
export const spokesOf = (bytes: Uint8Array): Spoke[] =>
  Array.from(bytes, (byte, i) => ({ angle: (2 * Math.PI * i) / bytes.length, reach: byte / 255 }));

/** The ring as one SVG path of strokes round a centre, from the inner radius outwards; a spoke of value 0 is still a dot. */
export function ringPath(bytes: Uint8Array, centre: number, inner: number, outer: number): string {
  return spokesOf(bytes)
    .map(({ angle, reach }) => {
      const end = inner + (outer - inner) * (0.12 + 0.88 * reach);
      const point = (radius: number): string =>
        `${(centre + Math.sin(angle) * radius).toFixed(2)} ${(centre - Math.cos(angle) * radius).toFixed(2)}`;
      return `M${point(inner)}L${point(end)}`;
    })
    .join("");
}
