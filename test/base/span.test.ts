import fc from "fast-check";
import { expect, onTestFinished, test } from "vitest";
import { SPANS, spanEnd, spanStart } from "../../src/base/span.ts";
import { DAY_MS } from "../../src/base/time.ts";
import { JOBS } from "../../src/jobs/schedule.ts";

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

test("where the clocks of the house's machine are put forward or back, a day has 24 hours all the same: everything is in UTC", () => {
  const zone = process.env["TZ"];
  onTestFinished(() => {
    process.env["TZ"] = zone;
  });
  process.env["TZ"] = "Europe/Berlin";
  // The zone has days of 23 and 25 hours, or this would show nothing.
  const hoursOf = (month: number, day: number): number =>
    (new Date(2026, month, day + 1).getTime() - new Date(2026, month, day).getTime()) / 3_600_000;
  expect([hoursOf(2, 29), hoursOf(9, 25)]).toEqual([23, 25]);
  for (const noon of ["2026-03-29T12:00:00Z", "2026-10-25T12:00:00Z"]) {
    const start = spanStart("day", at(noon));
    expect(new Date(start).toISOString()).toBe(noon.replace("12:00:00Z", "00:00:00.000Z"));
    expect(spanEnd("day", at(noon)) - start).toBe(DAY_MS);
  }
  expect(JOBS.filter(({ timeZone = "UTC" }) => timeZone !== "UTC")).toEqual([]);
});
