import fc from "fast-check";

/** JSON that JSON.stringify cannot write: these texts stand for it and are put in their place on the way out. */
const RAW: Readonly<Record<string, string>> = {
  "@infinite@": "1e999",
  "@minus-infinite@": "-1e999",
  "@minus-zero@": "-0",
  "@beyond@": "9007199254740993",
  "@tiny@": "1e-37",
  "@digits@": "9".repeat(400),
};

/** A JSON text with what no number in JavaScript can say. */
export const withRaw = (json: string): string =>
  json.includes('"@') ? json.replace(/"(@[a-z-]+@)"/g, (whole, name: string) => RAW[name] ?? whole) : json;

const NUMBERS = [-1, 0, 1, 0.1, 1e-37, 1e300, 2 ** 31, 2 ** 53, -(2 ** 63), ...Object.keys(RAW)];
const TEXTS = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udc00b",
  "\ufeff",
  "\u202egnp.exe",
  "e\u0301\u0301\u0301",
  "👩‍👩‍👧‍👦",
  "\r\nSet-Cookie: a=b",
  "null",
  "NaN",
  "1e3",
  "0x10",
  "१२३",
  "__proto__",
  "constructor",
  "toString",
  "' OR 1=1 --",
  "';SELECT pg_sleep(9)--",
  "%' ESCAPE '",
  "\\",
  "%",
  "_",
  "../../../../etc/passwd",
  "%2e%2e%2f",
  "%00",
  "{{7*7}}",
  "$(id)",
  "<script>alert(1)</script>",
  "admin",
  "2026-02-30",
  "9999-12-31T23:59:59Z",
  "0000-01-01T00:00:00Z",
  "+275760-09-13T00:00:00.000Z",
  "00000000-0000-0000-0000-000000000000",
  "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF",
  "x".repeat(129),
  "x".repeat(5_000),
  "\u{1f480}".repeat(2_000),
];
const SHAPES: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { length: 1 },
  { toString: 1 },
  new Array(1_000).fill(1),
];

/** Values that something somewhere once took badly. */
export const hostile: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(...TEXTS) },
  { weight: 3, arbitrary: fc.constantFrom<unknown>(...NUMBERS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(...SHAPES) },
  {
    weight: 1,
    arbitrary: fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)), maxLength: 40 }),
  },
  { weight: 1, arbitrary: fc.uuid() },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
