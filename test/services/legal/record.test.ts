import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { PERSONAL_TABLES } from "../../../src/services/accounts/export.ts";
import { RETENTION } from "../../../src/store/retention.ts";

const record = readFileSync(new URL("../../../docs/privacy.md", import.meta.url), "utf8");

test("the record of processing names every table with rows of a person", () => {
  const missing = PERSONAL_TABLES.map(({ table }) => String(table)).filter(
    (table) => !record.includes(`\`${table}\``),
  );
  expect(missing).toEqual([]);
});

test("every table with rows of a person has one term, and says for the departed what the term says", () => {
  const termsOf = (table: string) => RETENTION.filter(({ tables }) => tables.includes(table));
  for (const { table, onErase } of PERSONAL_TABLES) {
    const [term, ...more] = termsOf(table);
    expect([term?.what, more], table).toEqual([expect.any(String), []]);
    // "As long as the account" is not said of what outlives it.
    if (term?.kept === "as long as the account") expect(onErase, table).not.toBe("keep");
  }
  const known = PERSONAL_TABLES.map(({ table }) => String(table));
  expect(RETENTION.flatMap(({ tables }) => tables).filter((table) => !known.includes(table))).toEqual([]);
});

test("every period that ends has a clean-up, and the privacy notice prints the list", () => {
  const open = RETENTION.filter(({ forget }) => forget === undefined).map(({ kept }) => kept);
  for (const kept of open) expect(kept).toMatch(/^(as long as the account$|for good)/);
  const notice = readFileSync(new URL("../../../legal/privacy.md", import.meta.url), "utf8");
  expect(notice).toContain("{{retention}}");
});
