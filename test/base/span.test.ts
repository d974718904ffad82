import fc from "fast-check";
import { expect, test } from "vitest";
import { SPANS, spanEnd, spanStart } from "../../src/base/span.ts";

const at = (text: string): number => Date.parse(text);

test.each([
  ["day", "2026-11-24T00:00:00Z", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"],
  ["day", "2026-11-24T23:59:59.999Z", "2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z"],
  ["week", "2026-11-23T00:00:00Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"],
  ["week", "2026-11-29T23:59:59Z", "2026-11-23T00:00:00Z", "2026-11-30T00:00:00Z"],
  ["week", "2027-01-01T12:00:00Z", "2026-12-28T00:00:00Z", "2027-01-04T00:00:00Z"],
  ["month", "2028-02-29T12:00:00Z", "2028-02-01T00:00:00Z", "2028-03-01T00:00:00Z"],
  ["month", "2026-12-31T23:59:59Z", "2026-12-01T00:00:00Z", "2027-01-01T00:00:00Z"],
] as const)("the %s of %s is from %s to %s", (span, now, start, end) => {
  expect(spanStart(span, at(now))).toBe(at(start));
  expect(spanEnd(span, at(now))).toBe(at(end));
});

test("spans follow one another without a gap, and every moment lies in one", () => {
  const moment = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...SPANS), moment, (span, now) => {
      expect(spanStart(span, now)).toBeLessThanOrEqual(now);
      expect(spanEnd(span, now)).toBeGreaterThan(now);
      expect(spanStart(span, spanEnd(span, now))).toBe(spanEnd(span, now));
      expect(spanStart(span, spanEnd(span, now) - 1)).toBe(spanStart(span, now));
    }),
  );
});
