import { expect, test } from "vitest";
import { filesOf, findLines, type SourceFile } from "./tree.ts";

const source = filesOf("src/**/*.{ts,tsx}");
const written = filesOf("{src,test,tools,bench}/**/*.{ts,tsx,js,css,sql}", "migrations/*.sql", "*.config.ts");
const prose = filesOf("*.md", "docs/**/*.md", "deploy/**/*.{md,yaml,yml,conf,service}");

const MONEY_TABLES = "wallets|transfers|idempotency|blocks|block_rollups|house_accounts";

/** What may stand only in some places of src/. `in` are beginnings of paths. */
const ONLY_IN = [
  {
    guarantee: "the environment is read in one place and passed on",
    pattern: /\bprocess\s*\.\s*env\b/,
    in: ["src/bin/"],
  },
  {
    guarantee: "nothing but the roof ends the process",
    pattern: /\bprocess\s*\.\s*exit\s*\(/,
    in: ["src/bin/"],
  },
  {
    guarantee: "the clock is passed in; pages may show the time",
    pattern: /\bDate\s*\.\s*now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b/,
    in: ["src/app.ts", "src/bin/", "src/web/"],
  },
  {
    guarantee: "entropy is passed in; a client seed is drawn in the player's browser",
    pattern: /\b(?:randomBytes|randomUUID|randomInt|randomFill|getRandomValues)\b/,
    in: ["src/app.ts", "src/bin/", "src/web/"],
  },
  {
    guarantee: "a browser keeps choices, the sitting clock and the link of a new house, and nothing else",
    pattern: /\b(?:localStorage|sessionStorage|indexedDB|caches)\b|\bdocument\s*\.\s*cookie\b/,
    in: ["src/web/shell/remembered.ts", "src/web/shell/session-clock.ts", "src/web/pages/setup/"],
  },
  {
    guarantee: "nothing is drawn from a generator that nobody can recompute",
    pattern: /\bMath\s*\.\s*random\b/,
    in: [],
  },
  {
    guarantee: "the tables of money are named in SQL only by the ledger",
    pattern: new RegExp(
      `\\b(?:from|into|update|join|table|only|truncate|using)\\s+"?(?:${MONEY_TABLES})\\b` +
        `|(?:From|Into|updateTable|Join|Using)\\(\\s*["'\`](?:${MONEY_TABLES})\\b`,
      "i",
    ),
    in: ["src/ledger/"],
  },
] as const;

const isIn = (file: SourceFile, places: readonly string[]): boolean =>
  places.some((place) => file.path.startsWith(place));

test.each(ONLY_IN)("$guarantee", ({ pattern, in: places }) => {
  const elsewhere = source.filter((file) => !isIn(file, places));
  expect(elsewhere.length).toBeGreaterThan(0);
  expect(findLines(elsewhere, pattern)).toEqual([]);
});

const LINES_MAX = 300;
const LINES_MEDIAN_MAX = 100;
/** Tables of figures are as long as they are. */
const isTable = (path: string): boolean =>
  path.startsWith("test/vectors/") || /\.generated\.|-table\.(?:test\.)?ts$/.test(path);
const lines = ({ text }: SourceFile): number => text.trimEnd().split("\n").length;

test(`no file is longer than ${LINES_MAX} lines, and half of the source is shorter than ${LINES_MEDIAN_MAX}`, () => {
  const long = written.filter((file) => !isTable(file.path) && lines(file) > LINES_MAX);
  expect(long.map((file) => `${file.path}: ${lines(file)}`)).toEqual([]);
  const lengths = source.map(lines).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(LINES_MEDIAN_MAX);
});

test("nothing is left to be done later", () => {
  // Spelled apart, so that this file does not find itself.
  const marks = new RegExp(`\\b(?:${["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"].join("|")})\\b`);
  const found = [...written, ...prose].flatMap(({ path, text }) =>
    text.split("\n").flatMap((line, at) => (marks.test(line) ? [`${path}:${at + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test("a folder is a noun of the house, and no file only passes on the names of others", () => {
  const paths = source.map((file) => file.path);
  expect(paths.filter((path) => /\/(?:utils?|helpers?|common|misc|shared)(?:\/|\.)/.test(path))).toEqual([]);
  expect(paths.filter((path) => /\/index\.tsx?$/.test(path))).toEqual([]);
  expect(paths.filter((path) => !/^[a-z0-9./-]+$/.test(path))).toEqual([]);
});

test("tests wait for conditions: they never sleep and are never tried again", () => {
  const tests = filesOf("test/**/*.test.{ts,tsx}");
  expect(
    findLines(
      tests,
      /\bretry\s*:|\bwaitForTimeout\b|timers\/promises|\b(?:test|it|describe)\.(?:only|skip|todo)\b/,
    ),
  ).toEqual([]);
  expect(findLines(tests, /setTimeout\(\s*(?:resolve|done|r)\b/)).toEqual([]);
});

test("nothing names the machine it was written on", () => {
  const everything = [
    ...written,
    ...prose,
    ...filesOf("*.json", ".ci/*", ".env.example", ".npmrc", ".dependency-cruiser.mjs"),
  ];
  const machine = /(?:^|["'\s(=:])(?:\/home\/\w|\/Users\/\w|\/root\/|\/work\/|[A-Z]:\\Users)/;
  expect(findLines(everything, machine)).toEqual([]);
});
