import { expect, test } from "vitest";
import { countResults, summaryOf } from "../../tools/rig/results.ts";

const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

test("tests are summed over files", () => {
  const testResults = [file("passed", "passed", "passed"), file("failed", "passed", "failed")];
  const results = countResults({ success: false, testResults }, false);
  expect(summaryOf(results)).toBe("3 passed, 1 failed");
});

test("skipped tests are said", () => {
  const testResults = [file("passed", "passed", "pending", "todo")];
  expect(summaryOf(countResults({ success: true, testResults }, true))).toBe("1 passed, 0 failed, 2 skipped");
});

test("a red run never says 0 failed", () => {
  const good = { success: true, testResults: [file("passed", "passed")] };
  expect(countResults(good, false).failed).toBe(1);
  expect(countResults(undefined, true).failed).toBe(1);
  expect(countResults({ ...good, success: false }, true).failed).toBe(1);
});

test("a file that does not load is one failure, beside those of other files", () => {
  const testResults = [file("failed"), file("failed", "failed", "failed")];
  expect(countResults({ success: false, testResults }, false).failed).toBe(3);
});
