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

test("every period that ends has a clean-up, and the privacy notice prints the list", () => {
  const open = RETENTION.filter(({ forget }) => forget === undefined).map(({ kept }) => kept);
  expect(open).toEqual(["as long as the account", expect.stringContaining("for good")]);
  const notice = readFileSync(new URL("../../../legal/privacy.md", import.meta.url), "utf8");
  expect(notice).toContain("{{retention}}");
});
