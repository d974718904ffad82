import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readFile } from "../shape/tree.ts";

/** Requirements of levels 1 and 2 of OWASP's ASVS 5.0.0 by section; an "a" marks level 1. */
const SECTIONS: Readonly<Record<string, string>> = {
  "1.1": "1 2",
  "1.2": "1a 2a 3a 4a 5a 6 7 8 9",
  "1.3": "1a 2a 3 4 5 6 7 8 9 10 11",
  "1.4": "1 2 3",
  "1.5": "1a 2",
  "2.1": "1a 2 3",
  "2.2": "1a 2a 3",
  "2.3": "1a 2 3 4",
  "2.4": "1",
  "3.2": "1a 2a",
  "3.3": "1a 2 3 4",
  "3.4": "1a 2a 3 4 5 6",
  "3.5": "1a 2a 3a 4 5",
  "3.7": "1 2",
  "4.1": "1a 2 3",
  "4.2": "1",
  "4.3": "1 2",
  "4.4": "1a 2 3 4",
  "5.1": "1",
  "5.2": "1a 2a 3",
  "5.3": "1a 2a",
  "5.4": "1 2 3",
  "6.1": "1a 2 3",
  "6.2": "1a 2a 3a 4a 5a 6a 7a 8a 9 10 11 12",
  "6.3": "1a 2a 3 4",
  "6.4": "1a 2a 3 4",
  "6.5": "1 2 3 4 5",
  "6.6": "1 2 3",
  "6.8": "1 2 3 4",
  "7.1": "1 2 3",
  "7.2": "1a 2a 3a 4a",
  "7.3": "1 2",
  "7.4": "1a 2a 3 4 5",
  "7.5": "1 2",
  "7.6": "1 2",
  "8.1": "1a 2",
  "8.2": "1a 2a 3",
  "8.3": "1a",
  "8.4": "1",
  "9.1": "1a 2a 3a",
  "9.2": "1a 2 3 4",
  "10.1": "1 2",
  "10.2": "1 2",
  "10.3": "1 2 3 4",
  "10.4": "1a 2a 3a 4a 5a 6 7 8 9 10 11",
  "10.5": "1 2 3 4 5",
  "10.6": "1 2",
  "10.7": "1 2 3",
  "11.1": "1 2",
  "11.2": "1 2 3",
  "11.3": "1a 2a 3",
  "11.4": "1a 2 3 4",
  "11.5": "1",
  "11.6": "1",
  "12.1": "1a 2 3",
  "12.2": "1a 2a",
  "12.3": "1 2 3 4",
  "13.1": "1",
  "13.2": "1 2 3 4 5",
  "13.3": "1 2",
  "13.4": "1a 2 3 4 5",
  "14.1": "1 2",
  "14.2": "1a 2 3 4",
  "14.3": "1a 2 3",
  "15.1": "1a 2 3",
  "15.2": "1a 2 3",
  "15.3": "1a 2 3 4 5 6 7",
  "16.1": "1",
  "16.2": "1 2 3 4 5",
  "16.3": "1 2 3 4",
  "16.4": "1 2 3",
  "16.5": "1 2 3",
  "17.1": "1",
  "17.2": "1 2 3 4",
  "17.3": "1 2",
};

const EXPECTED = Object.entries(SECTIONS).flatMap(([section, numbers]) =>
  numbers.split(" ").map((number) => {
    const isFirst = number.endsWith("a");
    return { id: `${section}.${isFirst ? number.slice(0, -1) : number}`, level: isFirst ? "1" : "2" };
  }),
);

type Line = { readonly id: string; readonly level: string; readonly state: string; readonly why: string };

const lines = readFile("docs/security.md")
  .split("\n")
  .flatMap((line): Line[] => {
    const [, id, level, , state, why] = line.split("|").map((cell) => cell.trim());
    return id !== undefined && /^\d+\.\d+\.\d+$/.test(id)
      ? [{ id, level: level ?? "", state: state ?? "", why: why ?? "" }]
      : [];
  });

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const namedIn = (text: string): string[] =>
  [...text.matchAll(/`([\w./-]+\/[\w./-]+|[A-Z]+\.md|[\w-]+\.(?:json|ts))`/g)].map(([, path]) => path ?? "");

test("the checklist has every requirement of levels 1 and 2 once, in order, with its level", () => {
  expect(lines.map(({ id, level }) => ({ id, level }))).toEqual(EXPECTED);
});

test("every line is met, not met, or does not apply, and says where or why", () => {
  for (const { id, state, why } of lines) {
    expect(["met", "not met", "does not apply"], id).toContain(state);
    expect(why.length, id).toBeGreaterThan(10);
  }
});

test("every file that the page names exists", () => {
  const named = [...new Set(namedIn(readFile("docs/security.md")))];
  expect(named.length).toBeGreaterThan(40);
  expect(named.filter((path) => !existsSync(`${ROOT}${path}`))).toEqual([]);
});

test("the page counts its lines right", () => {
  const count = (of: string): number => lines.filter(({ state }) => state === of).length;
  expect(readFile("docs/security.md")).toContain(
    `${count("met")} are met, ${count("not met")} are not, ${count("does not apply")} do not apply.`,
  );
});
