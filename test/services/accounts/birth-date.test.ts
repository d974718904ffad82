import { expect, test } from "vitest";
import { ageOn, birthDateFault } from "../../../src/services/accounts/birth-date.ts";

test.each([
  ["2008-11-24", "2026-11-24", 18],
  ["2008-11-25", "2026-11-24", 17],
  ["2008-11-23", "2026-11-24", 18],
  ["2008-02-29", "2026-02-28", 17],
  ["2008-02-29", "2026-03-01", 18],
  ["2004-02-29", "2024-02-29", 20],
])("born on %s one is on %s %d years old", (birth, day, age) => {
  expect(ageOn(birth, day)).toBe(age);
});

test("one may play on the birthday, and not the day before", () => {
  expect(birthDateFault("2008-11-24", "2026-11-24", 18)).toBeUndefined();
  expect(birthDateFault("2008-11-25", "2026-11-24", 18)).toMatch(/18/);
  expect(birthDateFault("2005-11-25", "2026-11-24", 21)).toBeDefined();
});

test.each([
  "",
  "1990",
  "1990-13-01",
  "1990-02-30",
  "31-05-1990",
  "1990-5-31",
  "2027-01-01",
  "1850-01-01",
  "1990-05-31T00:00",
])("%j is no day somebody was born on", (text) => {
  expect(birthDateFault(text, "2026-11-24", 18)).toMatch(/year-month-day/);
});
