import { expect, test } from "vitest";
import { LIMITS } from "../../src/http/limits.ts";
import { PATIENCE } from "../../src/services/accounts/attempts.ts";
import { readFile } from "../shape/tree.ts";

test("docs/security.md prints the limits as the code has them", () => {
  const lines = readFile("docs/security.md").split("\n");
  for (const [name, { max, why }] of Object.entries(LIMITS))
    expect(lines).toContain(`| ${name} | ${max.toLocaleString("en")} | ${why} |`);
  for (const [name, { free, firstWaitMs, waitMaxMs, forgetMs }] of Object.entries(PATIENCE)) {
    const row = `| ${name} | ${free} | ${firstWaitMs / 1_000} s | ${waitMaxMs / 60_000} min | ${forgetMs / 3_600_000} h |`;
    expect(
      lines.some((line) => line.startsWith(row)),
      row,
    ).toBe(true);
  }
});
