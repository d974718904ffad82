import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOfHex, ringPath, slotsOf, TAPE_TRACKS, WORD_BYTES } from "../../../src/web/ui/tape.ts";

const block = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe("the tape", () => {
  test("holds every bit: the holes say exactly which bytes they were punched from", () => {
    fc.assert(
      fc.property(block, (bytes) => {
        const read = new Uint8Array(32);
        for (const { track, from, length } of slotsOf(bytes)) {
          for (let at = from; at < from + length; at += 1) {
            read[at] = (read[at] ?? 0) | (1 << (TAPE_TRACKS - 1 - track));
          }
        }
        expect(read).toEqual(bytes);
      }),
    );
  });

  test("no hole crosses the border of two words", () => {
    fc.assert(
      fc.property(block, (bytes) => {
        for (const { from, length } of slotsOf(bytes)) {
          expect(Math.floor(from / WORD_BYTES)).toBe(Math.floor((from + length - 1) / WORD_BYTES));
        }
      }),
    );
  });

  test("different seeds have different rings", () => {
    const a = ringPath(new Uint8Array(32), 24, 14, 23);
    const b = ringPath(Uint8Array.of(1, ...new Uint8Array(31)), 24, 14, 23);
    expect(a).not.toBe(b);
  });

  test.each(["", "0", "zz", "0x12"])("is not made of what is no hex: %j", (text) => {
    expect(bytesOfHex(text)).toBeUndefined();
  });
});
