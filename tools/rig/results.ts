import { readFileSync } from "node:fs";

/** How a run of Vitest went, over all projects. */
export type Results = { readonly passed: number; readonly failed: number; readonly skipped: number };

export const NONE: Results = { passed: 0, failed: 0, skipped: 0 };

/** The part of Vitest's JSON report that is read here. */
type Report = {
  readonly success: boolean;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
};

/**
 * Counts tests. A file that fails without a failed test (it does not load, a hook throws) counts as one failure, and so
 * does a run that ends badly for any other reason (an unhandled rejection, no report at all): a red run never says 0 failed.
 */
export function countResults(report: Report | undefined, exitedWell: boolean): Results {
  let [passed, failed, skipped] = [0, 0, 0];
  for (const file of report?.testResults ?? []) {
    const statuses = file.assertionResults.map((test) => test.status);
    passed += statuses.filter((status) => status === "passed").length;
    const broken = statuses.filter((status) => status === "failed").length;
    failed += broken === 0 && file.status === "failed" ? 1 : broken;
    skipped += statuses.filter((status) => status !== "passed" && status !== "failed").length;
  }
  const bad = !exitedWell || report === undefined || !report.success;
  return { passed, failed: bad ? Math.max(failed, 1) : failed, skipped };
}

export function readResults(file: string, exitedWell: boolean): Results {
  let report: Report | undefined;
  try {
    report = JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    report = undefined;
  }
  return countResults(report, exitedWell);
}

/** The last line of a run. */
export function summaryOf({ passed, failed, skipped }: Results): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
